namespace ChainRule.Layers;

/// <summary>Marks a constructor's parameter that follows from the input: the size of one dimension of a sample.</summary>
/// <param name="dimension">which one, without the batch; negative counts from the end</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromInputAttribute(int dimension) : Attribute
{
    /// <summary>Which dimension of a sample, without the batch; negative counts from the end.</summary>
    public int Dimension => dimension;

    /// <summary>Whether samples must be pictures (channels, height, width).</summary>
    public bool OfPictures { get; init; }
}
