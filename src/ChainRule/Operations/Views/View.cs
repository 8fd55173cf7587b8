using ChainRule.Kernels;
using ChainRule.Kernels.Views;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// Chosen elements of a tensor, in another order if asked: y[i, j, …] = x[offset + i·stride₀ + j·stride₁ + …], counted row-major. Transposes,
/// slices, reversals and diagonals are views.
/// </summary>
/// <param name="Shape">of y</param>
/// <param name="Strides">a stride for each dimension of y</param>
/// <param name="Offset">the place of the first element</param>
public sealed record View(Shape Shape, Strides Strides, int Offset) : Operation
{
    /// <inheritdoc/>
    public override string Name => "view";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        Check(this, inputs[0].Shape);
        return new(Shape, inputs[0].Type);
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => output.Pick(inputs[0], Source);

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.Tape.Append(new ViewTo(node.Inputs[0].Shape, Strides, Offset), g);

    /// <inheritdoc/>
    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var rows = new StridedRows(Shape, Strides, Offset);
        var x = inputs[0];
        return () => StridedCopy.Run(rows, x, output, workers);
    }

    /// <summary>The place in x of an element of y.</summary>
    internal int Source(int element)
    {
        var (source, indexes) = (Offset, Shape.IndexesOf(element));
        for (var i = 0; i < indexes.Length; i++)
            source += indexes[i] * Strides[i];
        return source;
    }

    /// <summary>Refuses a view that does not lie within a tensor of a shape.</summary>
    internal static void Check(View view, Shape whole)
    {
        if (view.Shape.Rank != view.Strides.Rank)
            throw new ShapeException($"A view of shape {view.Shape} needs {view.Shape.Rank} strides, not {view.Strides}.");
        long least = view.Offset, greatest = view.Offset;
        for (var i = 0; i < view.Shape.Rank; i++)
        {
            var reach = (view.Shape[i] - 1L) * view.Strides[i];
            (least, greatest) = (least + Math.Min(0, reach), greatest + Math.Max(0, reach));
        }

        if (view.Shape.Count > 0 && (least < 0 || greatest >= whole.Count))
            throw new ShapeException($"A view of shape {view.Shape} with strides {view.Strides} from element {view.Offset} on does not lie within a tensor of shape {whole}.");
    }
}
