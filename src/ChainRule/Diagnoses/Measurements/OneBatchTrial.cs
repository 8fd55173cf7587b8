using ChainRule.Data;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>What is left of the loss of one batch when the model has been trained on that alone.</summary>
/// <param name="Samples">the size of the batch</param>
/// <param name="Left">the loss as a share of the loss of guessing</param>
/// <param name="Contradiction">two rows with the same inputs and different targets; null if there are none in the batch</param>
internal sealed record OneBatchTrial(int Samples, double Left, (int Row, int Other)? Contradiction)
{
    /// <summary>How many steps are taken at most.</summary>
    public const int Steps = 300;

    private const int MostSamples = 16;

    // What suits most networks, and what suits most of the others.
    private static readonly double[] Rates = [0.01, 0.001];

    /// <summary>Trains the model on a batch, and restores all that it has changed; null if there is nothing to learn.</summary>
    public static OneBatchTrial? Of(Trainer trainer, BatchSource data, CancellationToken cancellation)
    {
        var sample = DataSample.Of(data, MostSamples);
        var batch = data.View(sample.Chosen);
        var guess = DataFigures.Of(trainer, batch, sample).GuessingLoss;
        if (trainer.Model.Parameters.All(parameter => parameter.IsFrozen) || !(guess > 1e-6) || batch.Count < 2)
            return null;
        var kept = trainer.Model.Parameters.Concat(trainer.Model.Buffers).Select(parameter => (parameter, parameter.Tensor.Clone())).ToList();
        var least = double.PositiveInfinity;
        foreach (var rate in Rates)
        {
            try
            {
                Train(trainer, batch, rate, cancellation);
                var left = trainer.Evaluate(batch, cancellation: cancellation).Loss / guess;
                least = double.IsFinite(left) ? Math.Min(least, left) : least;
            }
            catch (NonFiniteException)
            {
                // The rate is too high for this model; the next one is smaller.
            }
            finally
            {
                foreach (var (parameter, tensor) in kept)
                    parameter.Load(tensor);
            }

            if (least < UnlearnableBatch.Most)
                break;
        }

        return new(batch.Count, least, ContradictionIn(sample));
    }

    private static void Train(Trainer trainer, BatchSource batch, double rate, CancellationToken cancellation)
    {
        var optimizer = new Adam(rate);
        var batches = new ModelBatches(trainer.Model, trainer.Loss, batch);
        var program = new BatchPrograms(Step, training: true, trainer.Device).For(batch.Count, batches.Types);
        batches.Load([.. Enumerable.Range(0, batch.Count)], program.Inputs, check: true);
        for (var step = 0; step < Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            program.Run();
        }

        IReadOnlyList<Variable> Step(IReadOnlyList<Variable> given)
        {
            var loss = trainer.Loss.Compute(trainer.Model.Forward([.. given.SkipLast(1)]), given[^1]);
            optimizer.Minimize(loss, trainer.Model.Parameters);
            return [loss];
        }
    }

    private static (int Row, int Other)? ContradictionIn(DataSample sample)
    {
        for (var i = 0; i < sample.Chosen.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (sample.Inputs.All(input => SameRow(input, i, j)) && !SameRow(sample.Target, i, j))
                    return (Math.Min(sample.Chosen[i], sample.Chosen[j]), Math.Max(sample.Chosen[i], sample.Chosen[j]));
            }
        }

        return null;
    }

    private static bool SameRow(Tensor tensor, int i, int j) => tensor.Rows(i, i + 1).Bytes.SequenceEqual(tensor.Rows(j, j + 1).Bytes);
}
