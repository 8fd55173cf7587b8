using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>y = f(x) for every element.</summary>
/// <param name="function">f, with its settings</param>
public sealed class Map<TFunction>(TFunction function) : ElementwiseOperation
    where TFunction : struct, IFunction
{
    private static readonly Text Flat = new(
        "The function is flat here, so that no error will pass back.",
        "函数在此处是平的，误差将无法通过。");

    /// <inheritdoc/>
    public override string Name => function.Name;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var i in output.Wanted)
            output[i] = function.Forward(inputs[0][i]);
    }

    /// <summary>∂L/∂x = g·f′(x)</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (x, y) = (node.Inputs[0], node.Output);
        Variable[] needed = function.Needs switch
        {
            DerivativeNeeds.Input => [x],
            DerivativeNeeds.Output => [y],
            DerivativeNeeds.Input | DerivativeNeeds.Output => [x, y],
            _ => [],
        };
        return g * (needed is [] ? function.Derivative(x, y) : Derivative(node, needed));
    }

    // Of a layer's own function, or of what a layer put out; of a penalty on weights the formula itself says more.
    private Variable Derivative(Node node, Variable[] needed)
    {
        var x = node.Inputs[0];
        var derivative = x.Tape.Append(new MapDerivative<TFunction>(function), needed);
        if (x.Name is { } name && (node.Scope.Length > 0 || x.IsLayerOutput))
            derivative.Name = new DerivativeSymbol(function.Name, name);
        return derivative;
    }

    // A sign, such as − or √, is no name: the formula is as short.
    internal override Expression? Shorthand(ElementView element) =>
        char.IsLetter(function.Name[0]) ? new Call(function.Name, element.Value, element.Input(0, element.Index)) : null;

    // Of a function whose derivative no line is about.
    internal override Remark? Remark(ElementView element) =>
        function.Needs == DerivativeNeeds.None && Slopes.At(function, element.Input(0, element.Index).Value) == 0 ? Kink(element)?.Remark ?? new(Flat) : null;

    internal override Kink? Kink(ElementView element) => Operations.Kink.Of(function, element.Input(0, element.Index));

    private protected override ElementKernel<T> Kernel<T>() => new MapKernel<T, TFunction>(function);
}
