using ChainRule.Data;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Workbench.Tests.Reporting;

public sealed class GradientNormsTests
{
    [Fact]
    public async Task The_norm_of_a_layer_is_over_all_its_parameters()
    {
        // z = w·x + b with w = b = 0, x = 2, t = 1: ∂L/∂w = −4, ∂L/∂b = −2 for the mean squared error.
        var norms = new GradientNorms();
        await TrainAsync(new Sequential(new Linear(1, 1, weightInitializer: Constant.Zeros, biasInitializer: Constant.Zeros)), norms, epochs: 1, rate: 0);
        Assert.Equal(["0"], norms.OfEpoch!.Keys);
        Assert.Equal(Math.Sqrt(20), norms.OfEpoch["0"], 1e-5);
    }

    [Fact]
    public async Task Observing_changes_no_bit()
    {
        var (alone, observed) = (Model(), Model());
        await TrainAsync(alone, null, epochs: 3, rate: 0.1);
        await TrainAsync(observed, new GradientNorms(), epochs: 3, rate: 0.1);
        Assert.Equal(alone.Parameters.SelectMany(parameter => parameter.Tensor.ToDoubles()), observed.Parameters.SelectMany(parameter => parameter.Tensor.ToDoubles()));

        static Sequential Model()
        {
            var model = new Sequential(new Linear(1, 4), new Dropout(0.5), new Linear(4, 1));
            model.Initialize(3);
            return model;
        }
    }

    [Fact]
    public async Task Short_epochs_are_observed_now_and_then()
    {
        var norms = new GradientNorms();
        var trainer = new Trainer(new Linear(1, 1), new MeanSquaredError(), new Sgd(0.1)) { Callbacks = [norms] };
        var observed = new List<int>();
        await foreach (var report in trainer.FitAsync(Data(), epochs: 450))
        {
            if (norms.OfEpoch is not null)
                observed.Add(report.Epoch);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 200, 256, 400], observed);
    }

    private static async Task TrainAsync(Layer model, GradientNorms? norms, int epochs, double rate)
    {
        var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(rate)) { Callbacks = norms is null ? [] : [norms] };
        await foreach (var _ in trainer.FitAsync(Data(), epochs: epochs))
        {
        }
    }

    private static Dataset Data() => new(Tensor.From([2f], 1, 1), Tensor.From([1f], 1, 1));
}
