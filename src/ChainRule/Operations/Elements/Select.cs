using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>y = a where x &gt; 0, else b; all three of one shape.</summary>
public sealed record Select : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "if_positive";

    /// <inheritdoc/>
    public override int? InputCount => 3;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape == inputs[1].Shape && inputs[0].Shape == inputs[2].Shape
            ? new(inputs[0].Shape, Floating(inputs))
            : throw new ShapeException($"{Name} needs three tensors of one shape, not {inputs[0].Shape}, {inputs[1].Shape} and {inputs[2].Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(i => T.IfPositive(inputs[0][i], inputs[1][i], inputs[2][i]));

    /// <summary>∂L/∂a = g where x &gt; 0, ∂L/∂b = g elsewhere; x only chooses.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) => input switch
    {
        1 => Variable.IfPositive(node.Inputs[0], g, Variable.Constant(0)),
        2 => Variable.IfPositive(node.Inputs[0], Variable.Constant(0), g),
        _ => null,
    };

    /// <inheritdoc/>
    protected override ElementKernel<T> Kernel<T>() => new ChoiceKernel<T>();
}
