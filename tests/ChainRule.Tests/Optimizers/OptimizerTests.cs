using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Optimizers;

public sealed class OptimizerTests
{
    [Fact]
    public void A_group_has_a_learning_rate_of_its_own_and_the_first_that_matches_counts()
    {
        var model = new Sequential(new Linear(2, 2), new Linear(2, 2));
        var before = model.Parameters.Select(p => p.Tensor.Clone()).ToArray();
        var optimizer = new Sgd(1) { Groups = [new(["0.weight"], new Sgd(10)), new(["0.*", "*.bias"], new Sgd(100))] };
        Step(optimizer, model.Parameters);
        for (var i = 0; i < before.Length; i++)
        {
            double rate = ((int[])[10, 100, 1, 100])[i];
            Near.Equal(before[i].Value(0) - rate, model.Parameters[i].Tensor.Value(0), 1e-5, what: model.Parameters[i].Path);
        }

        Assert.All(optimizer.Groups.Select(g => g.Optimizer).Append(optimizer), member => Assert.Equal(1, member.StepCount));
    }

    [Fact]
    public void Gradients_are_clipped_before_the_step()
    {
        var layer = new OptimizerFixtureTests.Weights(0, 0, 0, 0);
        Step(new Sgd(1) { Links = [new ClipByNorm(1)] }, layer.Parameters);
        Near.Equal([-0.5, -0.5, -0.5, -0.5], layer.Weight.Tensor.ToDoubles(), 1e-5);

        layer = new OptimizerFixtureTests.Weights(0, 0);
        Step(new Sgd(1) { Links = [new ClipByValue(0.25)] }, layer.Parameters);
        Assert.Equal([-0.25, -0.25], layer.Weight.Tensor.ToDoubles());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_learning_rate_is_a_number_from_zero_on(double rate)
    {
        Assert.Throws<SettingException>(() => new Sgd(rate));
        var adam = new Adam();
        Assert.Throws<SettingException>(() => adam.LearningRate = rate);
        Assert.Equal(1e-3, adam.LearningRate);
    }

    [Fact]
    public void Gradients_that_are_not_finite_stop_an_eager_step_before_any_update()
    {
        var layer = new OptimizerFixtureTests.Weights(1, 2);
        var tape = new Tape();
        var loss = (layer.Weight.On(tape) * tape.Input(Some.Values(1, double.PositiveInfinity))).Sum();
        Assert.Throws<NonFiniteException>(() => new Sgd(1).Minimize(loss, layer.Parameters));
        Assert.Equal([1, 2], layer.Weight.Tensor.ToDoubles());
    }

    [Fact]
    public void A_parameter_of_another_type_starts_anew()
    {
        var layer = new OptimizerFixtureTests.Weights(0);
        var optimizer = new Sgd(1, momentum: 0.5);
        Step(optimizer, layer.Parameters);
        Step(optimizer, layer.Parameters);
        Assert.Equal(-2.5, layer.Weight.Tensor.Item());
        layer.To(DType.Float32);
        Step(optimizer, layer.Parameters);
        Assert.Equal(-3.5, layer.Weight.Tensor.Item());
    }

    // Every gradient is 1.
    private static void Step(Optimizer optimizer, IReadOnlyList<Parameter> parameters)
    {
        var tape = new Tape(training: true);
        optimizer.Minimize(parameters.Select(p => p.On(tape).Sum()).Aggregate((a, b) => a + b), parameters);
    }
}
