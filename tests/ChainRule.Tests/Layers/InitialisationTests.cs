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
    public void What_was_to_be_drawn_before_its_type_changed_is_rounded_as_if_it_had_been()
    {
        var doubles = new Sequential(new Linear(7, 5), new Linear(5, 3));
        doubles.Initialize(5);
        doubles.To(DType.Float64);
        foreach (var (a, b) in Drawn(5).Zip(doubles.Parameters))
            Assert.Equal(a.Tensor.ToDoubles(), b.Tensor.ToDoubles());
    }

    [Fact]
    public void Nothing_is_drawn_where_values_are_loaded()
    {
        var model = new Sequential(new Linear(1000, 1000));
        Assert.InRange(Allocations.Of(() => model.Initialize(5)), 0, 10_000);
        model.Parameters[1].Load(new Tensor([1000]));
        Assert.All(model.Parameters[1].Tensor.ToDoubles(), b => Assert.Equal(0, b));
    }

    [Fact]
    public void Threads_that_ask_first_have_the_same_tensor()
    {
        for (var i = 0; i < 100; i++)
        {
            var weight = new Linear(30, 30).Parameters[0];
            var tensors = new Tensor[4];
            Parallel.For(0, tensors.Length, k => tensors[k] = weight.Tensor);
            Assert.All(tensors, tensor => Assert.Same(weight.Tensor, tensor));
        }
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
