using System.Numerics;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>d = f′ for every element, from whichever of x and y = f(x) the derivative needs, in this order.</summary>
/// <param name="Function">f, with its settings</param>
public sealed record MapDerivative<TFunction>(TFunction Function) : ElementwiseOperation
    where TFunction : struct, IFunction
{
    private const double Small = 0.01;
    private const double Closer = 0.01;

    private static readonly Text Off = new(
        "{0} = {1} is negative, where the function is flat: no error passes.",
        "{0} = {1} 为负，函数在此处是平的：误差无法通过。");

    private static readonly Text Flat = new("The function is flat here: no error passes.", "函数在此处是平的：误差无法通过。");

    private static readonly Text Vanished = new(
        "The function is so saturated here that its slope is 0 in double precision: no error passes.",
        "函数在此处已饱和，其斜率在双精度下为 0：误差无法通过。");

    private static readonly Text Saturates = new(
        "The function is nearly flat here (saturated): hardly any error passes.",
        "函数在此处几乎是平的（已饱和）：误差几乎无法通过。");

    private static readonly Text NearlyFlat = new("The function is nearly flat here: hardly any error passes.", "函数在此处几乎是平的：误差几乎无法通过。");

    private static readonly Text Positive = new("{0} = {1} is positive.", "{0} = {1} 为正。");

    private static readonly Text Negative = new("{0} = {1} is negative.", "{0} = {1} 为负。");

    /// <inheritdoc/>
    public override string Name => Function.Name + "′";

    /// <inheritdoc/>
    public override int? InputCount => BitOperations.PopCount((uint)Function.Needs);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, y) = Needed<Grid<T>>(inputs);
        output.Fill(i => Function.Derivative(x is null ? default! : x[i], y is null ? default! : y[i]));
    }

    /// <summary>The derivative's own derivative: its rule is written onto the tape and walked back.</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (x, y) = Needed<Variable>([.. node.Inputs]);
        var firstNode = g.Tape.Nodes.Count;
        var derivative = Function.Derivative(x!, y!);
        return g.Tape.Nodes.Count == firstNode
            ? ReferenceEquals(derivative, node.Inputs[input]) ? g : null
            : Backpropagation.Gradients(derivative, g, [node.Inputs[input]], firstNode)[0];
    }

    /// <inheritdoc/>
    public override Kink? Kink(ElementView element) => Operations.Kink.Of(Function, Argument(element));

    /// <inheritdoc/>
    public override Remark? Remark(ElementView element)
    {
        if (Kink(element) is { } kink)
            return kink.Remark;
        var x = Argument(element);
        var branch = IsBranch(x.Value);
        return Math.Abs(element.Value) switch
        {
            0 when branch && x.Value < 0 => new(Off, x, new Number(x.Value)),
            0 when Slope(x.Value * Closer) != 0 => new(Vanished),
            0 => new(Flat),
            _ when branch => new(x.Value > 0 ? Positive : Negative, x, new Number(x.Value)),
            < Small when Math.Abs(Slope(2 * x.Value)) < Math.Abs(element.Value) => new(Saturates),
            < Small => new(NearlyFlat),
            _ => null,
        };
    }

    // Whether the function is a straight line here, and another on the other side of 0.
    private bool IsBranch(double x) => Slope(x) == Slope(x * Closer) && Slope(x) == Slope(2 * x) && Slope(x) != Slope(-x);

    private double Slope(double x) => Slopes.At(Function, x);

    // The x at which an element is the derivative: an input, or what made the input y = f(x).
    private Expression Argument(ElementView element) =>
        (Function.Needs.HasFlag(DerivativeNeeds.Input) ? element : element.Producing(0)).Input(0, element.Index);

    /// <inheritdoc/>
    protected override ElementKernel<T> Kernel<T>() => new MapDerivativeKernel<T, TFunction>(Function);

    private (TValue? X, TValue? Y) Needed<TValue>(ReadOnlySpan<TValue> inputs)
        where TValue : class =>
        (Function.Needs.HasFlag(DerivativeNeeds.Input) ? inputs[0] : null, Function.Needs.HasFlag(DerivativeNeeds.Output) ? inputs[^1] : null);
}
