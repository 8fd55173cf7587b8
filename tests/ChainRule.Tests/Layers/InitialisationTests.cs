using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class InitialisationTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_others()
    {
        var (a, b, c) = (Drawn(5), Drawn(5), Drawn(6));
        for (var i = 0; i < a.Count; i++)
        {
            Near.SameBits(a[i].Tensor, b[i].Tensor);
            Assert.NotEqual(a[i].Tensor.ToDoubles(), c[i].Tensor.ToDoubles());
        }

        Assert.Equal(a.Count, a.Select(p => p.Tensor.Value(0)).Distinct().Count());
    }

    [Fact]
    public void The_seed_and_the_path_alone_decide_and_double_precision_rounds_to_the_same()
    {
        var doubles = new Sequential(new Linear(7, 5), new Linear(5, 3)).To(DType.Float64);
        doubles.Initialize(5);
        foreach (var (a, b) in Drawn(5).Zip(doubles.Parameters))
            Assert.Equal(a.Tensor.ToDoubles(), b.Tensor.Clone(DType.Float32).ToDoubles());
    }

    [Fact]
    public void What_nobody_drew_is_drawn_for_seed_zero()
    {
        var model = new Sequential(new Linear(7, 5), new Linear(5, 3));
        foreach (var (a, b) in Drawn(0).Zip(model.Parameters))
            Near.SameBits(a.Tensor, b.Tensor);
    }

    [Fact]
    public void An_initializer_may_be_chosen()
    {
        var layer = new Linear(3, 2, weightInitializer: new Constant(0.5), biasInitializer: Constant.Zeros);
        Assert.All(layer.Parameters[0].Tensor.ToDoubles(), w => Assert.Equal(0.5, w));
        Assert.All(layer.Parameters[1].Tensor.ToDoubles(), b => Assert.Equal(0, b));
    }

    private static IReadOnlyList<Parameter> Drawn(ulong seed)
    {
        var model = new Sequential(new Linear(7, 5), new Linear(5, 3));
        model.Initialize(seed);
        return model.Parameters;
    }
}
