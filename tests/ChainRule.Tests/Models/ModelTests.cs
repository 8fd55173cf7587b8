using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Models;

public sealed class ModelTests
{
    [Fact]
    public async Task A_model_made_in_code_predicts_the_same_after_it_was_saved_and_opened()
    {
        var (train, _) = BuiltIn.Create("moons", seed: 0);
        var model = new Model(
            new(new Linear(2, 8), new BatchNorm1d(8), new Residual(new Linear(8, 8), new Tanh()), new Dropout(0.1), new Linear(8, 2)),
            new CrossEntropy(labelSmoothing: 0.1),
            [2],
            new Adam(0.01) { Schedule = new StepSchedule(2), Links = [new ClipByNorm(1)] },
            new(l2: 0.001))
        {
            Name = "moons",
            Preparation = "{}",
            Classes = ["upper", "lower"],
        };
        await foreach (var _ in new Trainer(model.Network, model.Loss, model.Optimizer!).FitAsync(train, epochs: 2))
        {
        }

        var opened = Reopened(model);
        Assert.Equal(model.Predict(train.ToDataset().Inputs).ToDoubles(), opened.Predict(train.ToDataset().Inputs).ToDoubles());
        Assert.Equal(model.Specification, opened.Specification);
        Assert.Equal(("moons", "{}", "upper, lower"), (opened.Name, opened.Preparation, string.Join(", ", opened.Classes!)));
        Assert.Equal((new StepSchedule(2), 1, 0.001), (opened.Optimizer!.Schedule, opened.Optimizer.Links.Count, opened.Regularization!.L2));
    }

    [Fact]
    public void What_is_frozen_stays_so()
    {
        var model = new Model(new(new Linear(2, 3), new Linear(3, 1)), new MeanSquaredError(), [2]);
        model.Network.Freeze("0.*");
        Assert.Equal([true, true, false, false], Reopened(model).Network.Parameters.Select(parameter => parameter.IsFrozen));
    }

    [Fact]
    public void The_same_model_is_written_in_the_same_bytes()
    {
        var model = new Model(new(new Linear(2, 3)), new MeanSquaredError(), [2]);
        Assert.Equal(Saved(model), Saved(Reopened(model)));
    }

    [Fact]
    public void A_copy_has_the_parameters_and_an_optimizer_of_its_own()
    {
        var model = new Model(new(new Linear(2, 3)), new MeanSquaredError(), [2], new Sgd(0.5)) { Classes = ["a", "b", "c"] };
        var copy = model.Copy(DType.Float64);
        Assert.Equal(model.Network.Parameters[0].Tensor.ToDoubles(), copy.Network.Parameters[0].Tensor.ToDoubles());
        Assert.NotSame(model.Optimizer, copy.Optimizer);
        Assert.Equal((DType.Float64, model.Classes), (copy.Network.DataType(), copy.Classes));
    }

    [Fact]
    public void A_network_that_is_no_chain_for_one_input_is_refused() =>
        Assert.Contains("one input", Assert.Throws<ShapeException>(() => new Model(new(new Both()), new MeanSquaredError(), [2])).Message, StringComparison.Ordinal);

    private static byte[] Saved(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static Model Reopened(Model model) => Model.Open(new MemoryStream(Saved(model)));

    // Adds two inputs.
    private sealed class Both : Layer
    {
        public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) =>
            inputs.Length == 2 ? inputs[0] : throw new ShapeException($"Both adds two inputs, not one input.");

        protected override ChainRule.Tapes.Variable Compute(ReadOnlySpan<ChainRule.Tapes.Variable> inputs) => inputs[0] + inputs[1];
    }
}
