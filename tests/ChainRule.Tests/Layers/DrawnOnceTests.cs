using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

/// <summary>Parameters are drawn when they are first needed, and not at all where values are loaded before.</summary>
public sealed class DrawnOnceTests
{
    [Fact]
    public void Values_that_are_loaded_are_not_drawn_before()
    {
        var counted = new Counted();
        var model = new Sequential(new Linear(2, 3, LinearBias.None, counted));
        model.To(DType.Float64);
        model.Initialize(5);
        model.Parameters[0].Load(new Tensor([3, 2], DType.Float64));
        Assert.Equal(0, counted.Draws);
        model.Initialize(6);
        Assert.Equal(6, counted.Draws);
    }

    private sealed class Counted : Initializer
    {
        public int Draws { get; private set; }

        public override double Draw(Shape shape, RandomSource random) => ++Draws;
    }
}
