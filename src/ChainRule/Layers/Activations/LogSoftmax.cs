using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The logarithm of the softmax over the last dimension.</summary>
public sealed class LogSoftmax : UnaryLayer
{
    public override Shape OutputShape(Shape input) =>
        input.Rank > 0 ? input : throw Refuse(input, "a last dimension to work over");

    protected override Variable Compute(Variable x) => x.LogSoftmax();
}
