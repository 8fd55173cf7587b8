using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Batch normalisation of (batch, features) or (batch, features, length).</summary>
/// <param name="features">the size of the input's first dimension after the batch</param>
/// <param name="eps">ε: added to the variance</param>
/// <param name="momentum">the share of each running average that a batch replaces</param>
/// <param name="affine">whether a trained weight and bias follow</param>
public sealed class BatchNorm1d([FromInput(0)] int features, double eps = 1e-5, double momentum = 0.1, bool affine = true) : BatchNorm(features, eps, momentum, affine)
{
    public override Shape OutputShape(Shape input) =>
        input.Rank is 1 or 2 && input[0] == Features ? input : throw Refuse(input, $"samples of shape [{Features}] or [{Features}, length]");
}
