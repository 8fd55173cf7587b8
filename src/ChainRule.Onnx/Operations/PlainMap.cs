using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>A function of one floating-point number that the library's algebra lacks.</summary>
internal interface IPlainFunction
{
    static abstract PlainFunction Naive { get; }

    static abstract T Of<T>(T x)
        where T : IFloatingPointIeee754<T>;

    /// <summary>The derivative at x; null for a function whose derivative is 0 wherever it has one.</summary>
    static virtual Variable? Slope(Variable x) => null;
}

/// <summary>y = f(x) for every element.</summary>
internal sealed record PlainMap<TFunction> : FloatingOperation
    where TFunction : struct, IPlainFunction
{
    private static readonly Text IsStep = new("A step function: its derivative is 0 wherever it has one, so no error passes back.", "阶梯函数：在有导数处导数为 0，误差不会通过。");

    public override string Name => TFunction.Naive.Name;

    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => output.Fill(i => T.Plain(TFunction.Naive, inputs[0][i]));

    public override Variable? Gradient(Node node, int input, Variable g) => TFunction.Slope(node.Inputs[0]) is { } slope ? g * slope : null;

    public override Remark? Remark(ElementView element) => TFunction.Naive.Slope == Steps.Flat ? new(IsStep) : null;

    public static Variable Of(Variable x) => x.Tape.Append(new PlainMap<TFunction>(), x);

    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () =>
    {
        var x = inputs[0].Span<T>();
        var y = output.Span<T>();
        for (var i = 0; i < y.Length; i++)
            y[i] = TFunction.Of(x[i]);
    };
}
