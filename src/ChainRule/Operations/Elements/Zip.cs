using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>y = f(a, b) element by element; sizes are matched from the last, and a size of 1 is stretched.</summary>
public sealed record Zip<TFunction> : ElementwiseOperation
    where TFunction : struct, IBinaryFunction
{
    /// <inheritdoc/>
    public override string Name => default(TFunction).Symbol;

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        new(Shape.Broadcast(inputs[0].Shape, inputs[1].Shape), Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (a, b) = (inputs[0], inputs[1]);
        output.Fill(i => default(TFunction).Forward(a[Broadcasting.Index(a.Shape, output.Shape, i)], b[Broadcasting.Index(b.Shape, output.Shape, i)]));
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0
        ? default(TFunction).GradientA(node.Inputs[0], node.Inputs[1], node.Output, g)
        : default(TFunction).GradientB(node.Inputs[0], node.Inputs[1], node.Output, g);

    /// <inheritdoc/>
    public override Precedence Precedence => default(TFunction).Precedence;

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<string> inputs) =>
        Precedence == Precedence.Call ? base.Write(inputs) : $"{inputs[0]} {Name} {inputs[1]}";

    /// <inheritdoc/>
    protected override ElementKernel<T> Kernel<T>() => new ZipKernel<T, TFunction>();
}
