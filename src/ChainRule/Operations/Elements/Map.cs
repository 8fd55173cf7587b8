using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>y = f(x) for every element.</summary>
/// <param name="Function">f, with its settings</param>
public sealed record Map<TFunction>(TFunction Function) : ElementwiseOperation
    where TFunction : struct, IFunction
{
    private static readonly Text Flat = new("The function is flat here, so no error will pass back.", "函数在此处是平的，误差将无法通过。");

    /// <inheritdoc/>
    public override string Name => Function.Name;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => output.Fill(i => Function.Forward(inputs[0][i]));

    /// <summary>∂L/∂x = g·f′(x)</summary>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        g * (Function.Needs == DerivativeNeeds.None ? Function.Derivative(node.Inputs[0], node.Output) : Derivative(node));

    // Named for a layer's own function, or for one of a layer's output; for a penalty on weights the formula itself says more.
    private Variable Derivative(Node node)
    {
        var (x, y) = (node.Inputs[0], node.Output);
        Variable[] needed = Function.Needs switch
        {
            DerivativeNeeds.Input => [x],
            DerivativeNeeds.Output => [y],
            _ => [x, y],
        };
        var derivative = x.Tape.Append(new MapDerivative<TFunction>(Function), needed);
        if (x.Name is { } name && (node.Scope.Length > 0 || x.IsLayerOutput))
            derivative.Name = new DerivativeSymbol(Function.Name, name);
        return derivative;
    }

    // A sign such as − or √ makes no name: the formula is as short.
    /// <inheritdoc/>
    public override Expression? Shorthand(ElementView element) =>
        char.IsLetter(Function.Name[0]) ? new Call(Function.Name, element.Value, element.Input(0, element.Index)) : null;

    // For a function whose derivative has no line of its own.
    /// <inheritdoc/>
    public override Remark? Remark(ElementView element) =>
        Function.Needs == DerivativeNeeds.None && Slopes.At(Function, element.Input(0, element.Index).Value) == 0 ? Kink(element)?.Remark ?? new(Flat) : null;

    /// <inheritdoc/>
    public override Kink? Kink(ElementView element) => Operations.Kink.Of(Function, element.Input(0, element.Index));

    /// <inheritdoc/>
    protected override ElementKernel<T> Kernel<T>() => new MapKernel<T, TFunction>(Function);
}
