using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>How much samples count in a loss: (count) Float32.</summary>
internal static class SampleWeights
{
    /// <summary>The weights of these rows, in this order; null if there are none.</summary>
    public static Tensor? Of(Tensor? weights, ReadOnlySpan<int> rows)
    {
        if (weights is null)
            return null;
        var chosen = new Tensor([rows.Length]);
        Dataset.CopyRows(weights, rows, chosen);
        return chosen;
    }

    /// <summary>The weights themselves, if they are some of so many samples.</summary>
    /// <exception cref="ArgumentException">they are not</exception>
    public static Tensor? Checked(Tensor? weights, int count)
    {
        if (weights is null)
            return null;
        if (weights.TensorType != new TensorType([count], DType.Float32))
            throw new ArgumentException($"The weights of {count} samples are {new TensorType([count], DType.Float32)}, not {weights.TensorType}.");
        foreach (var (sample, weight) in weights.Span<float>().ToArray().Index())
        {
            if (!(weight > 0 && float.IsFinite(weight)))
                throw new ArgumentException(FormattableString.Invariant($"Sample {sample} has the weight {weight}: give it one above 0, or leave the sample out (samples count from 0)."));
        }

        return weights;
    }
}
