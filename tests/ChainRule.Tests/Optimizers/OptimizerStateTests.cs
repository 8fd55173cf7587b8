using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Tapes;

namespace ChainRule.Tests.Optimizers;

public sealed class OptimizerStateTests
{
    [Fact]
    public void What_is_remembered_is_listed_by_path_and_letter()
    {
        var model = new Sequential(new Linear(2, 1));
        Assert.Equal(
            ["learning_rate", "steps", "0.weight.m", "0.weight.v", "0.bias.m", "0.bias.v"],
            new Adam().State(model.Parameters).Select(named => named.Name));
        Assert.Equal(["learning_rate", "steps"], new Sgd(0.1).State(model.Parameters).Select(named => named.Name));
    }

    [Fact]
    public void Frozen_parameters_are_listed_as_others_are()
    {
        var model = new Sequential(new Linear(2, 1));
        model.Freeze("*.bias");
        Assert.Contains("0.bias.v", new Adam().State(model.Parameters).Select(named => named.Name));
    }

    [Fact]
    public void What_is_written_to_it_is_what_the_next_step_takes()
    {
        var layer = new OptimizerFixtureTests.Weights(0);
        var optimizer = new Sgd(1, momentum: 0.5);
        var state = optimizer.State(layer.Parameters).ToDictionary(named => named.Name, named => named.Tensor);
        state["weight.v"].SetValue(0, 8);
        state["learning_rate"].SetValue(0, 0.25);
        state["steps"].SetValue(0, 6);
        var tape = new Tape();
        optimizer.Minimize(layer.Weight.On(tape).Sum(), layer.Parameters);
        Assert.Equal((-0.25 * (0.5 * 8 + 1), 5.0), (layer.Weight.Tensor.Item(), state["weight.v"].Item()));
        Assert.Equal((7, 0.25), (optimizer.StepCount, optimizer.LearningRate));
    }
}
