using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>eˣ / Σ eˣ over the last dimension: positive numbers that sum to 1.</summary>
public sealed class Softmax : UnaryLayer
{
    public override Shape OutputShape(Shape input) =>
        input.Rank > 0 ? input : throw Refuse(input, "a last dimension to work over");

    protected override Variable Compute(Variable x) => x.Softmax();
}
