using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>z = xʸ, of tensors of one shape.</summary>
internal sealed record Power : FloatingOperation
{
    public override string Name => "pow";

    public override int? InputCount => 2;

    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0].Shape == inputs[1].Shape
        ? new(inputs[0].Shape, Floating(inputs))
        : throw new ShapeException($"{Name} needs tensors of one shape, not {inputs[0]} and {inputs[1]}.");

    /// <summary>e^(y·ln x), for x > 0.</summary>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => output.Fill(i => T.Exp(inputs[1][i] * T.Log(inputs[0][i])));

    /// <summary>∂L/∂x = g·y·x^(y − 1), and ∂L/∂y = g·z·ln x, which is 0 where x is.</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (x, y, z) = (node.Inputs[0], node.Inputs[1], node.Output);
        return input == 0 ? g * y * Of(x, y - 1) : g * Variable.IfPositive(x, z * Variable.Log(x), 0);
    }

    public static Variable Of(Variable x, Variable y) => TapeExtensions.Matched(new Power(), x, y);

    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () =>
    {
        var x = inputs[0].Span<T>();
        var y = inputs[1].Span<T>();
        var z = output.Span<T>();
        for (var i = 0; i < z.Length; i++)
            z[i] = T.Pow(x[i], y[i]);
    };
}
