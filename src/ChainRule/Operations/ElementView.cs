using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Operations;

/// <summary>An element as the operation that computed it sees it when it is asked what is special about it.</summary>
/// <param name="node">the operation with its inputs</param>
/// <param name="index">which element of the output</param>
/// <param name="value">what the element is</param>
/// <param name="read">an input's element, by name where it has one</param>
public readonly struct ElementView(Node node, int index, double value, Func<Place, Expression> read)
{
    /// <summary>Which element of the output.</summary>
    public int Index => index;

    /// <summary>What the element is.</summary>
    public double Value => value;

    /// <summary>What the operation reads.</summary>
    public IReadOnlyList<Variable> Inputs => node.Inputs;

    /// <summary>What the operation writes.</summary>
    public Variable Output => node.Output;

    /// <summary>The element of an input at the same place, as the operation that computed it sees it.</summary>
    public ElementView Producing(int input) => new(node.Inputs[input].Producer!, index, Input(input, index).Value, read);

    /// <summary>An input's element, by name where it has one.</summary>
    public Expression Input(int input, int element) => read(new(node.Inputs[input], element));
}
