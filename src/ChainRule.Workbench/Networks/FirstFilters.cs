using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>The weights of the first layer that has some, where they are pictures: filters, or neurons that read all pixels of a picture.</summary>
internal static class FirstFilters
{
    /// <summary>(filters, channels, height, width); null if they are no pictures.</summary>
    /// <param name="model">the model</param>
    /// <param name="input">the shape of one sample's input</param>
    public static Tensor? Of(Layer model, Shape input) => model.Parameters is not [var first, ..] ? null : first.Shape switch
    {
        [> 0, _, var height, var width] when height * width > 1 => first.Tensor,
        [var neurons, var pixels] when input.Rank == 3 && pixels == input.Count => first.Tensor.Reshape(input.Prepend(neurons)),
        _ => null,
    };
}
