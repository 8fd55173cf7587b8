using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers.Own;

/// <summary>A fixed factor for each feature, which is not saved: y = x·s.</summary>
internal sealed class Scale : UnaryLayer
{
    private readonly Parameter _scale;

    public Scale(int features) => _scale = AddBuffer("scale", [features], new Uniform(1, 2), isPersistent: false);

    public override Shape OutputShape(Shape input) => input;

    protected override Variable Compute(Variable x) => x * _scale.On(x.Tape);
}
