using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class FreezingTests
{
    private static readonly Tensor X = Some.Tensor([6, 3], DType.Float32);

    [Fact]
    public void Patterns_freeze_and_unfreeze()
    {
        var model = Model();
        model.Freeze("0.*", "*.bias");
        Assert.Equal(["1.weight", "3.weight", "1.running_mean", "1.running_var"], model.State.Where(p => !p.IsFrozen).Select(p => p.Path));
        model.Unfreeze("0.w*");
        Assert.Equal(["0.weight", "1.weight", "3.weight"], model.Parameters.Where(p => !p.IsFrozen).Select(p => p.Path));
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_refused_and_nothing_is_frozen()
    {
        var model = Model();
        var fault = Assert.Throws<ArgumentException>(() => model.Freeze("0.*", "4.*"));
        Assert.StartsWith("\"4.*\" matches no parameter; there are 0.weight, 0.bias, 1.weight", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(model.State, p => p.IsFrozen);
    }

    [Fact]
    public void Only_what_matches_stays()
    {
        var model = Model();
        model.Freeze("*.weight");
        var before = model.State.Select(p => p.Tensor.Clone()).ToArray();
        Step(model);
        Assert.Equal(
            ["0.weight", "1.weight", "3.weight"],
            model.State.Zip(before).Where(pair => pair.First.Tensor.ToDoubles().SequenceEqual(pair.Second.ToDoubles())).Select(pair => pair.First.Path));
    }

    [Fact]
    public void Running_statistics_stay_where_their_layer_is_frozen_as_a_whole()
    {
        var model = Model();
        model.Freeze("1.*");
        var before = model.Buffers[0].Tensor.Clone();
        Step(model);
        Near.SameBits(before, model.Buffers[0].Tensor);
        Assert.True(model.Children[1].IsFrozen);
        Assert.False(model.IsFrozen);
    }

    [Fact]
    public void What_nobody_needs_is_not_computed()
    {
        var model = Model();
        Assert.NotEmpty(FilterProducts(Step(model)));
        var all = FilterProducts(Step(model)).Count;
        model.Freeze("0.*", "1.*");
        var tape = Step(model);
        Assert.Equal(["3.weight", "3.bias"], tape.Differentiated!.By.Select(v => v.ToString()));

        // Of the last layer's weight alone; of all, of the first's too, and by the last layer's input.
        Assert.Equal((3, 1), (all, FilterProducts(tape).Count));
    }

    private static List<Node> FilterProducts(Tape tape)
    {
        var loss = tape.Differentiated!.Loss.Index;
        return [.. tape.Nodes.Where(node => node.Operation is MatMul && node.Output.Index > loss)];
    }

    private static Sequential Model() => new(new Linear(3, 4), new BatchNorm1d(4), new Tanh(), new Linear(4, 2));

    private static Tape Step(Layer model)
    {
        var tape = new Tape(training: true);
        new Sgd(0.1).Minimize((model.Forward(tape.Input(X)) - 1).Map(new ChainRule.Functions.Square()).Sum(), model.Parameters);
        return tape;
    }
}
