using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Networks;

namespace ChainRule.Bench.Accuracy;

/// <summary>Trainings whose accuracy is measured.</summary>
internal static class Trial
{
    /// <summary>Trains a network of the short form and judges it on rows that it never saw.</summary>
    public static async Task<Evaluation> Train(BatchSource train, BatchSource test, NetworkOptions options, int batch, int epochs, double? stopAtLoss = null)
    {
        var model = ComposedNetwork.Of("trial", train.InputShape, options);
        var trainer = new Trainer(model.Network, model.Loss, model.Optimizer!)
        {
            BatchSize = batch,
            Seed = (ulong)options.Seed!,
            Regularization = model.Regularization,
            Callbacks = stopAtLoss is { } loss ? [new StopAtLoss(loss)] : [],
        };
        await foreach (var _ in trainer.FitAsync(train, epochs: epochs))
        {
        }

        return trainer.Evaluate(test);
    }

    /// <summary>Each fifth of a table's rows judged by the command's own network, trained on the other four; the share that is right.</summary>
    public static async Task<double> FiveFold(string table, PreparationOptions options, int seed)
    {
        var folds = await CrossValidation.PrepareAsync(new() { Data = table, Preparation = options, Seed = (ulong)seed }, folds: 5);
        var (right, count) = (0.0, 0);
        await foreach (var fold in folds.RunAsync(saving: null, progress: null))
        {
            right += fold.Rows * fold.Figures.Single(figure => figure.Name == "accuracy").Value;
            count += fold.Rows;
        }

        return right / count;
    }
}
