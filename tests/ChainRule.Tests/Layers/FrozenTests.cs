using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class FrozenTests
{
    private static readonly Tensor X = Some.Tensor([6, 3], DType.Float32);

    [Fact]
    public void Nothing_of_a_frozen_layer_changes()
    {
        var (model, frozen) = Model();
        frozen.IsFrozen = true;
        Tensor[] before = [.. frozen.State.Select(p => p.Tensor.Clone())];
        var head = model.Parameters[^2].Tensor.Clone();
        var tape = Step(model, new AdamW(0.1, weightDecay: 0.5) { Links = [new ClipByNorm(1)] }, new Regularization(l2: 1));
        foreach (var (expected, parameter) in before.Zip(frozen.State))
            Near.SameBits(expected, parameter.Tensor);
        Assert.NotEqual(head.ToDoubles(), model.Parameters[^2].Tensor.ToDoubles());
        Assert.Equal(["2.weight", "2.bias"], tape.Differentiated!.By.Select(v => v.ToString()));
    }

    [Fact]
    public void A_frozen_batch_normalisation_works_as_in_use()
    {
        var norm = new BatchNorm1d(3) { IsFrozen = true };
        norm.Buffers[0].Load(Tensor.From([1f, 2f, 3f], 3));
        Near.SameBits(norm.Forward(new Tape().Input(X)).Value, norm.Forward(new Tape(training: true).Input(X)).Value);
    }

    [Theory]
    [InlineData("running_mean")]
    [InlineData("running_var")]
    public void A_batch_normalisation_works_as_in_use_where_one_of_its_averages_is_frozen(string frozen)
    {
        var norm = new BatchNorm1d(3);
        norm.Freeze(frozen);
        Near.SameBits(norm.Forward(new Tape().Input(X)).Value, norm.Forward(new Tape(training: true).Input(X)).Value);
        Assert.Equal([0, 0, 0, 1, 1, 1], norm.Buffers.SelectMany(buffer => buffer.Tensor.ToDoubles()));
    }

    [Fact]
    public void A_penalty_leaves_frozen_weights_out()
    {
        var (model, frozen) = Model();
        frozen.IsFrozen = true;
        var tape = new Tape();
        var sum = model.Parameters[^2].Tensor.ToDoubles().Sum(w => w * w) / 2;
        Assert.Equal(sum, new Regularization(l2: 1).AddTo(tape.Scalar(0, DType.Float32), model.Parameters).Value.Item(), 1e-6);
    }

    [Fact]
    public void Inner_layers_follow_and_may_be_set_apart()
    {
        var (model, frozen) = Model();
        model.IsFrozen = true;
        Assert.All(model.Parameters, p => Assert.True(p.IsFrozen));
        frozen.Children[1].IsFrozen = false;
        Assert.Equal(["1.1.weight", "1.1.bias"], model.Parameters.Where(p => !p.IsFrozen).Select(p => p.Path));
    }

    [Fact]
    public void A_model_that_thaws_learns_again()
    {
        var (model, frozen) = Model();
        frozen.IsFrozen = true;
        frozen.IsFrozen = false;
        var before = frozen.Buffers[0].Tensor.Clone();
        Step(model, new Sgd(0.1));
        Assert.NotEqual(before.ToDoubles(), frozen.Buffers[0].Tensor.ToDoubles());
    }

    private static (Sequential Model, Layer Frozen) Model()
    {
        var frozen = new Residual(new BatchNorm1d(3), new Linear(3, 3));
        var model = new Sequential(new Tanh(), frozen, new Linear(3, 2));
        model.Initialize(seed: 1);
        return (model, frozen);
    }

    private static Tape Step(Layer model, Optimizer optimizer, Regularization? penalty = null)
    {
        var tape = new Tape(training: true);
        var target = tape.Input(Some.Indexes(6, 2));
        optimizer.Minimize(new CrossEntropy().Compute(model.Forward(tape.Input(X)), target, penalty, model.Parameters), model.Parameters);
        return tape;
    }
}
