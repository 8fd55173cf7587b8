using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>Along a dimension, the sum of every number and those before it.</summary>
/// <param name="Axis">which dimension, from 0</param>
/// <param name="IsExclusive">whether the number itself is left out</param>
/// <param name="IsReverse">whether those after it are summed instead</param>
internal sealed record CumulativeSum(int Axis, bool IsExclusive, bool IsReverse) : Operation
{
    public override string Name => "cumulative_sum";

    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        Axis < inputs[0].Shape.Rank ? inputs[0] : throw new ShapeException($"{inputs[0].Shape} has no dimension {Axis}.");

    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var x = inputs[0];
        var (size, inner) = (x.Shape[Axis], Strides.Of(x.Shape)[Axis]);
        output.Fill(element =>
        {
            var i = element / inner % size;
            var places = IsReverse ? Enumerable.Range(i, size - i) : Enumerable.Range(0, i + 1).Reverse();
            return Sums.Of(places.Skip(IsExclusive ? 1 : 0).Reverse().Select(at => x[element + (at - i) * inner]));
        });
        if (output.Indexes.Length > 0)
            Run<long>(x.Indexes, output.Indexes, x.Shape);
    }

    public override Variable? Gradient(Node node, int input, Variable g) => g.Tape.Append(this with { IsReverse = !IsReverse }, g);

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => output.Type switch
    {
        DType.Float32 => () => Run<float>(inputs[0].Span<float>(), output.Span<float>(), output.Shape),
        DType.Float64 => () => Run<double>(inputs[0].Span<double>(), output.Span<double>(), output.Shape),
        _ => () => Run<long>(inputs[0].Span<long>(), output.Span<long>(), output.Shape),
    };

    private void Run<T>(ReadOnlySpan<T> x, Span<T> y, Shape shape)
        where T : INumber<T>
    {
        var (size, inner) = (shape[Axis], Strides.Of(shape)[Axis]);
        for (var row = 0; row < (size == 0 ? 0 : y.Length / size); row++)
        {
            var (first, sum) = (row / inner * size * inner + row % inner, T.Zero);
            for (var i = 0; i < size; i++)
            {
                var at = first + (IsReverse ? size - 1 - i : i) * inner;
                var next = sum + x[at];
                y[at] = IsExclusive ? sum : next;
                sum = next;
            }
        }
    }
}
