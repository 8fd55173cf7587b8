namespace ChainRule.Layers;

/// <summary>Says of a constructor's parameter that it follows from the input: it is the size of one dimension of a sample.</summary>
/// <param name="dimension">which one, without the batch; negative counts from the end</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromInputAttribute(int dimension) : Attribute
{
    /// <summary>Which dimension of a sample, without the batch; negative counts from the end.</summary>
    public int Dimension => dimension;

    /// <summary>Whether samples are pictures (channels, height, width), and nothing else will do.</summary>
    public bool OfPictures { get; init; }
}
