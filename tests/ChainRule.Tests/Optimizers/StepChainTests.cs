using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Optimizers;

public sealed class StepChainTests
{
    [Fact]
    public void Links_follow_one_another()
    {
        Assert.Equal([-0.5], After(new Sgd(1) { Links = [new Scaled(2), new ClipByValue(0.5)] }));
        Assert.Equal([-1], After(new Sgd(1) { Links = [new ClipByValue(0.5), new Scaled(2)] }));
    }

    [Fact]
    public void The_guard_comes_after_the_links()
    {
        Assert.Equal([-0.5], After(new Sgd(1) { Links = [new ClipByValue(0.5)] }, gradient: double.PositiveInfinity));
        Assert.Throws<NonFiniteException>(() => After(new Sgd(1) { Links = [new Scaled(double.PositiveInfinity)] }));
    }

    [Fact]
    public void A_step_that_the_guard_stops_leaves_what_links_remember()
    {
        var layer = new OptimizerFixtureTests.Weights(0);
        var link = new AveragedGradients(layer.Parameters);
        Assert.Throws<NonFiniteException>(() => Program(new Sgd(1) { Links = [link] }, layer).Run(Some.Values(double.NaN)));
        Assert.Equal(0, Assert.Single(link.State(layer.Parameters)).Tensor.Item());
    }

    [Fact]
    public void Hooks_meet_the_parameters_after_the_update()
    {
        var layer = new OptimizerFixtureTests.Weights(8);
        var hook = new AveragedWeights(layer.Parameters);
        var program = Program(new Sgd(1) { Hooks = [hook] }, layer);
        program.Run(Some.Values(2));
        Assert.Equal(3, Assert.Single(hook.State(layer.Parameters)).Tensor.Item());
        program.Run(Some.Values(2));
        Assert.Equal(3.5, Assert.Single(hook.State(layer.Parameters)).Tensor.Item());
    }

    [Fact]
    public void A_replayed_chain_allocates_nothing()
    {
        var layer = new OptimizerFixtureTests.Weights(8);
        var optimizer = new Sgd(1) { Links = [new AveragedGradients(layer.Parameters), new ClipByNorm(1)], Hooks = [new AveragedWeights(layer.Parameters)] };
        var program = Program(optimizer, layer);
        Allocations.AssertNone(program.Run);
    }

    // w − η·(g + λ·w), and w − η·λ·w − η·g
    [Theory]
    [InlineData(false, 4 - 0.5 * (3 + 0.25 * 4))]
    [InlineData(true, 4 - 0.5 * 0.25 * 4 - 0.5 * 3)]
    public void A_rule_of_ones_own_decays_weights_too(bool isDecoupled, double expected)
    {
        var optimizer = new Plain(0.5, 0.25, isDecoupled);
        Assert.Equal([expected], After(optimizer, weight: 4, gradient: 3));
        Assert.Equal(isDecoupled ? "plainw" : "plain", optimizer.Rule.Name);
    }

    private static double[] After(Optimizer optimizer, double weight = 0, double gradient = 1)
    {
        var layer = new OptimizerFixtureTests.Weights(weight);
        var tape = new Tape();
        optimizer.Step(tape.Scalar(0, DType.Float64), layer.Parameters, [tape.Input(Some.Values(gradient))]);
        return layer.Weight.Tensor.ToDoubles();
    }

    private static RecordedProgram Program(Optimizer optimizer, OptimizerFixtureTests.Weights layer) => RecordedProgram.Record(tape =>
    {
        var loss = (layer.Weight.On(tape) * tape.Input(Some.Values(2))).Sum();
        optimizer.Minimize(loss, layer.Parameters);
        return [loss];
    });

    private sealed class Scaled(double factor) : GradientLink
    {
        public override string Name => "scaled";

        public override Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients) => [.. gradients.Select(g => g * factor)];
    }

    private readonly record struct PlainRule : IUpdateRule
    {
        public string Name => "plain";

        public int StateCount => 0;

        public IReadOnlyList<Letter> Letters => [];

        public (T First, T Second) Corrections<T>(T step)
            where T : IAlgebra<T> => (T.Constant(1), T.Constant(1));

        public T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
            where T : IAlgebra<T> => w - rate * g;
    }

    private sealed class Plain(double learningRate, double weightDecay, bool isDecoupled)
        : RuleOptimizer<PlainRule>(learningRate, default, weightDecay, isDecoupled);
}
