using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>The weights of a model's first layer, where they can be looked at as pictures.</summary>
internal static class FirstFilters
{
    /// <summary>(filters, channels, height, width); null if they are no pictures.</summary>
    /// <param name="model">the model</param>
    /// <param name="input">the shape of one sample's input</param>
    public static Tensor? Of(Layer model, Shape input)
    {
        if (model.Parameters is not [var first, ..])
            return null;

        // A neuron that sees every pixel has a weight for each, in their order.
        var weights = first.Shape is [var neurons, var pixels] && input.Rank == 3 && pixels == input.Count ? first.Tensor.Reshape(input.Prepend(neurons)) : first.Tensor;
        return PictureGrid.CanShow(weights.Shape) ? weights : null;
    }
}
