using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>What a layer is given of each sample.</summary>
internal static class Samples
{
    /// <summary>The types of one sample of batches, which must have the same size.</summary>
    public static TensorType[] SampleTypes(this Layer layer, ReadOnlySpan<TensorType> batches)
    {
        var samples = new TensorType[batches.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var shape = batches[i].Shape;
            if (shape.Rank == 0)
                throw new ShapeException($"{layer.Label} takes a batch; a single number has no batch dimension.");
            if (shape[0] != batches[0].Shape[0])
                throw new ShapeException($"{layer.Label} takes inputs of the same batch size, not of {batches[0].Shape[0]} and {shape[0]} samples.");
            samples[i] = batches[i] with { Shape = shape.WithoutFirst() };
        }

        return samples;
    }
}
