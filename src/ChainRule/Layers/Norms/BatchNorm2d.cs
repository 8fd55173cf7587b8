using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Batch normalisation of pictures (batch, channels, h, w), each channel over the whole batch and all places.</summary>
/// <param name="channels">the size of the input's first dimension after the batch</param>
/// <param name="eps">ε: added to the variance</param>
/// <param name="momentum">the share of each running average that a batch replaces</param>
/// <param name="affine">whether a trained weight and bias follow</param>
public sealed class BatchNorm2d([FromInput(0, OfPictures = true)] int channels, double eps = 1e-5, double momentum = 0.1, bool affine = true) : BatchNorm(channels, eps, momentum, affine)
{
    public override Shape OutputShape(Shape input) =>
        input.Rank == 3 && input[0] == Features ? input : throw Refuse(input, $"pictures of shape [{Features}, height, width]");
}
