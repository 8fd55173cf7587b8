using ChainRule.Data;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Runs the steps of a fit's epochs: order, batches, the recorded step, and what happens if numbers stop being finite.</summary>
internal sealed class EpochLoop
{
    private readonly Trainer _trainer;
    private readonly TrainingPosition _position;
    private readonly BatchSource _train;
    private readonly BatchPrograms _steps;
    private readonly GoodWeights _good;
    private ModelBatches _data;

    public EpochLoop(Trainer trainer, TrainingPosition position, BatchSource train)
    {
        (_trainer, _position, _train) = (trainer, position, train);
        _steps = new(Step, training: true, trainer.Device);
        _good = new(trainer.Model);
        _data = new(trainer.Model, trainer.Loss, train);
        _data.CheckAll();
    }

    public Tally NewTally() => _data.NewTally();

    /// <summary>Learns from the rest of the epoch in progress; <paramref name="last"/> is the number of the last epoch.</summary>
    /// <exception cref="DivergedException">numbers are not finite; good weights are restored</exception>
    public Evaluation Run(int last, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        // The model may have been converted to another type since.
        _data = new(_trainer.Model, _trainer.Loss, _train);
        var (epoch, tally) = (_position.Epoch + 1, _position.Tally!);
        var order = new RandomSource(_trainer.Seed, $"epoch {epoch}").Permutation(_data.Count);
        var changes = Augmentation.Key(_trainer.Seed, epoch);
        var reports = new ProgressReports(progress, new(epoch, last, _position.SamplesDone, _data.Count, 0, 0));
        while (_position.SamplesDone < _data.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = order.AsSpan(_position.SamplesDone, BatchLength(_data.Count - _position.SamplesDone));
            Run(rows, changes, tally);

            // No later loss would reveal a bad last step.
            if (_position.SamplesDone + rows.Length == _data.Count && Divergence.Find(_trainer.Model) is { } spoilt)
                throw Diverged(spoilt);
            _position.SamplesDone += rows.Length;
            _trainer.AfterStep?.Invoke(_trainer);
            reports.AfterStep(_position.SamplesDone, tally.MeanLoss);
        }

        return tally.ToEvaluation();
    }

    private void Run(ReadOnlySpan<int> rows, ulong changes, Tally tally)
    {
        var program = _steps.For(rows.Length, _data.Types);
        var given = _data.Load(rows, program.Inputs, check: false);
        _good.BeforeStep();
        _trainer.Augmentation?.Apply(program.Inputs[0], rows, changes);
        try
        {
            program.Run();
        }
        catch (NonFiniteException)
        {
            throw Diverged(Divergence.Find(_trainer.Model, program.Inputs, _trainer.Device, batch => _trainer.Objective.Compute([.. batch.SkipLast(1)], batch[^1])));
        }

        _good.AfterStep();
        tally.Add(program, given[^1]);
    }

    private IReadOnlyList<Variable> Step(IReadOnlyList<Variable> batch)
    {
        var output = _trainer.Model.Forward([.. batch.SkipLast(1)]);
        var total = _trainer.Loss.Compute(output, batch[^1], _trainer.Regularization, _trainer.Model.Parameters);
        _trainer.Optimizer.Minimize(total, _trainer.Model.Parameters);
        return [total, output];
    }

    // The restored weights may be older than the epoch, so the epoch has to begin again.
    private DivergedException Diverged(string where)
    {
        _good.Restore();
        var fault = new DivergedException(_position.Epoch + 1, _position.SamplesDone / _trainer.BatchSize + 1, where);
        _position.BeginEpoch(_position.Epoch, NewTally());
        return fault;
    }

    // A single sample left over joins the last batch: on its own it would have no variance for batch normalisation.
    private int BatchLength(int left) => left <= _trainer.BatchSize + 1 && _trainer.BatchSize > 1 ? left : Math.Min(left, _trainer.BatchSize);
}
