using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class NestingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(300)]
    public void However_deep_a_layer_lies_its_shape_is_inferred_once(int depth)
    {
        var probe = new Probe();
        var model = Nested(probe, depth);
        model.Forward(new Tape(training: true).Input(new Tensor([2, 3])));
        Assert.Equal(1, probe.Shapes);
        model.Summary([3]);
        Assert.Equal(2, probe.Shapes);
    }

    // A path that was put together twice at each level would take 2³⁰⁰ steps.
    [Fact]
    public void A_deep_layer_has_a_path_and_parameters()
    {
        var model = Nested(new Sequential(new Linear(3, 3), new BatchNorm1d(3)), 300);
        var path = string.Concat(Enumerable.Repeat("0.", 301));
        Assert.Equal([path + "0.weight", path + "0.bias", path + "1.weight", path + "1.bias"], model.Parameters.Select(p => p.Path));
        Assert.Equal([path + "1.running_mean", path + "1.running_var"], model.Buffers.Select(p => p.Path));
    }

    [Fact]
    public void A_shape_that_does_not_fit_deep_inside_is_refused_before_anything_is_computed()
    {
        var probe = new Probe();
        var model = new Sequential(probe, Nested(new Linear(4, 3), 29));
        var fault = Assert.Throws<ShapeException>(() => model.Forward(new Tape().Input(new Tensor([2, 3]))));
        Assert.Contains(" Linear(4, 3) takes inputs whose last size is 4, not [3].", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, probe.Runs);
    }

    private static Sequential Nested(Layer inner, int depth) =>
        new(Enumerable.Range(0, depth).Aggregate(inner, (layer, _) => new Residual(layer)));

    private sealed class Probe : UnaryLayer
    {
        public int Shapes { get; private set; }

        public int Runs { get; private set; }

        public override Shape OutputShape(Shape input)
        {
            Shapes++;
            return input;
        }

        protected override Variable Compute(Variable x)
        {
            Runs++;
            return x;
        }
    }
}
