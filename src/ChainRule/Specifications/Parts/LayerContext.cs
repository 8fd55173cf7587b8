using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Specifications.Parts;

/// <summary>What a layer is built from besides its own settings.</summary>
/// <param name="Input">the shape of one sample that reaches it</param>
/// <param name="Inner">builds the inner layers that a setting lists</param>
internal sealed record LayerContext(Shape Input, Func<ValueList<PartSpecification>, string, IReadOnlyList<Layer>> Inner)
{
    /// <summary>The size that follows from the input.</summary>
    /// <exception cref="ShapeException">the layer does not take such an input</exception>
    public int Size(FromInputAttribute source, Type layer)
    {
        if (source.OfPictures && Input.Rank != 3)
            throw new ShapeException($"{layer.Name} takes pictures of shape [channels, height, width], not {Input}.");
        // Weighted sums of each row of pixels are never what was meant.
        if (layer == typeof(Linear) && Input.Rank > 2)
            throw new ShapeException($"{layer.Name} takes samples of one or two dimensions, not {Input}: put a flatten layer before it.");
        return Input[source.Dimension];
    }
}
