using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Joins all dimensions after the batch into one: (batch, c, h, w) to (batch, c·h·w).</summary>
public sealed class Flatten : UnaryLayer
{
    public override Shape OutputShape(Shape input) => [input.Count];

    protected override Variable Compute(Variable x) => x.Reshape([x.Shape[0], x.Shape.WithoutFirst().Count]);
}
