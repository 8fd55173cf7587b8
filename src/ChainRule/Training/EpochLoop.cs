using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Runs the steps of a fit's epochs: order, batches, the recorded step, and what happens if numbers stop being finite.</summary>
internal sealed class EpochLoop
{
    private readonly Trainer _trainer;
    private readonly TrainingPosition _position;
    private readonly CallbackList _callbacks;
    private readonly BatchSource _train;
    private readonly BatchPrograms _steps;
    private readonly GoodWeights _good;
    private ModelBatches _data;

    public EpochLoop(Trainer trainer, TrainingPosition position, CallbackList callbacks, BatchSource train)
    {
        (_trainer, _position, _callbacks, _train) = (trainer, position, callbacks, train);
        _steps = new(Compute, training: true, trainer.Device);
        _good = new(trainer.Model);
        _data = new(trainer.Model, trainer.Loss, train, toLearn: true);
        _data.CheckAll();
    }

    /// <summary>How many steps an epoch has: a single sample left over joins the last batch.</summary>
    public int StepsPerEpoch => _trainer.BatchSize == 1 ? _data.Count : Math.Max(1, (_data.Count - 2 + _trainer.BatchSize) / _trainer.BatchSize);

    public Tally NewTally() => _data.NewTally();

    /// <summary>Learns from the rest of the epoch in progress.</summary>
    /// <exception cref="DivergedException">numbers are not finite; good weights are restored</exception>
    public Evaluation Run(TrainingRun run, IProgress<TrainingProgress>? progress)
    {
        // The model may have been converted to another type since.
        _data = new(_trainer.Model, _trainer.Loss, _train, toLearn: true);
        var (epoch, tally, step) = (_position.Epoch + 1, _position.Tally!, _position.SamplesDone / _trainer.BatchSize);
        var order = new RandomSource(_trainer.Seed, $"epoch {epoch}").Permutation(_data.Count);
        var changes = Augmentation.Key(_trainer.Seed, epoch);
        var reports = new ProgressReports(progress, new(epoch, run.LastEpoch, _position.SamplesDone, _data.Count, 0, 0));
        if (_position.SamplesDone == _data.Count)
            ShowLastBatch(run, order, changes);
        _data.Expect(order.AsMemory(_position.SamplesDone));
        while (_position.SamplesDone < _data.Count)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            var rows = order.AsMemory(_position.SamplesDone, BatchLength(_data.Count - _position.SamplesDone));
            var program = Load(rows, changes, out var given);
            run.Begin(++step, rows, program.Inputs);
            _callbacks.BeforeStep(run);
            Step(program);
            tally.Add(program, given[^1]);

            // No later loss would reveal a bad last step.
            if (_position.SamplesDone + rows.Length == _data.Count && Divergence.Find(_trainer.Model) is { } spoilt)
                throw Diverged(spoilt);
            _position.SamplesDone += rows.Length;
            run.End(program.Outputs[0].Item());
            _callbacks.AfterStep(run);
            reports.AfterStep(_position.SamplesDone, tally.MeanLoss);
        }

        return tally.ToEvaluation();
    }

    // A fit that starts from a state after an epoch's last step: callbacks look at the same batch as if it had gone on.
    private void ShowLastBatch(TrainingRun run, int[] order, ulong changes)
    {
        var start = 0;
        while (start + BatchLength(_data.Count - start) is var next && next < _data.Count)
            start = next;
        var rows = order.AsMemory(start);
        run.Begin(StepsPerEpoch, rows, Load(rows, changes, out _).Inputs);
    }

    private RecordedProgram Load(ReadOnlyMemory<int> rows, ulong changes, out Tensor[] given)
    {
        var program = _steps.For(rows.Length, _data.Types);
        given = _data.Load(rows.Span, program.Inputs, check: false);
        _trainer.Augmentation?.Apply(program.Inputs[0], rows, changes, (_trainer.Device as CpuDevice)?.Workers);
        return program;
    }

    private void Step(RecordedProgram program)
    {
        _good.BeforeStep();
        try
        {
            program.Run();
        }
        catch (NonFiniteException)
        {
            throw Diverged(Divergence.Find(StepObservation.Of(_trainer, program.Inputs, _train.Weights is not null)));
        }

        _good.AfterStep();
    }

    private IReadOnlyList<Variable> Compute(IReadOnlyList<Variable> batch)
    {
        var parts = new BatchParts<Variable>(batch, _train.Weights is not null);
        var output = _trainer.Model.Forward([.. parts.Inputs]);
        var total = _trainer.Loss.Compute(output, parts.Target, _trainer.Regularization, _trainer.Model.Parameters, parts.Weights);
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

    // A single sample left over would have no variance for batch normalisation.
    private int BatchLength(int left) => left <= _trainer.BatchSize + 1 && _trainer.BatchSize > 1 ? left : Math.Min(left, _trainer.BatchSize);
}
