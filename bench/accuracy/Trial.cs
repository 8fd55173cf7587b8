using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Experiments;
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
    public static async Task<double> FiveFold(Table table, PreparationOptions options, int seed)
    {
        const int Folds = 5;
        var order = new RandomSource((ulong)seed, "folds").Permutation(table.RowCount);
        var (right, count) = (0.0, 0L);
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] held = [.. order.Where((_, i) => i % Folds == fold)];
            int[] learnt = [.. order.Where((_, i) => i % Folds != fold)];
            var preparation = Preparation.Fit(table, options, learnt);
            var train = preparation.Apply(table, learnt);
            var defaults = TrainingDefaults.For(train);
            var settings = new NetworkOptions { Layers = defaults.Layers, Loss = defaults.Loss, Optimizer = defaults.Optimizer, Seed = seed };
            var evaluation = await Train(train, preparation.Apply(table, held), settings, defaults.Batch, defaults.Epochs);
            right += evaluation.Classification!.Accuracy * evaluation.Classification.Count;
            count += evaluation.Classification.Count;
        }

        return right / count;
    }
}
