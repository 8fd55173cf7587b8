using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Operations;

/// <summary>An element, as seen by the operation that computed it.</summary>
public readonly struct ElementView(Node node, int index, double value, Func<Place, Expression> read)
{
    /// <summary>Which element of the output.</summary>
    public int Index => index;

    /// <summary>The element's value.</summary>
    public double Value => value;

    /// <summary>What the operation reads.</summary>
    public IReadOnlyList<Variable> Inputs => node.Inputs;

    /// <summary>What the operation writes.</summary>
    public Variable Output => node.Output;

    /// <summary>The element of an input at the same place, as seen by the operation that computed it.</summary>
    public ElementView Producing(int input) => new(node.Inputs[input].Producer!, index, Input(input, index).Value, read);

    /// <summary>An input's element, by name where it has one.</summary>
    public Expression Input(int input, int element) => read(new(node.Inputs[input], element));
}
