using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The mean of each channel: (batch, channels, h, w) to (batch, channels).</summary>
public sealed class GlobalAvgPool2d : UnaryLayer
{
    public override Shape OutputShape(Shape input) =>
        input.Rank == 3 ? [input[0]] : throw Refuse(input, "pictures of shape [channels, height, width]");

    protected override Variable Compute(Variable x) => x.Mean([2, 3]);
}
