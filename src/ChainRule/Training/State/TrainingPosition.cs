using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>How far training has come, and every tensor that it changes.</summary>
internal sealed class TrainingPosition(Layer model, Optimizer optimizer, CallbackList callbacks)
{
    private readonly Tensor _epoch = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _samples = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _stoppedBy = new(Shape.Scalar, DType.Int64);

    /// <summary>How many epochs are done, validation included.</summary>
    public int Epoch
    {
        get => (int)_epoch.Span<long>()[0];
        private set => _epoch.Span<long>()[0] = value;
    }

    /// <summary>How many samples of the epoch in progress are done.</summary>
    public int SamplesDone
    {
        get => (int)_samples.Span<long>()[0];
        set => _samples.Span<long>()[0] = value;
    }

    /// <summary>How many epochs are done, except perhaps for the validation of the last one.</summary>
    public int EpochsLearnt => Tally is { IsComplete: true } ? Epoch + 1 : Epoch;

    /// <summary>The callback that asked to stop after the epoch in progress; null if none did.</summary>
    public ICallback? StoppedBy => callbacks.At(_stoppedBy.Span<long>()[0]);

    /// <summary>Whether training has ended before its last epoch, as a callback asked.</summary>
    public bool IsStopped => StoppedBy is not null && SamplesDone == 0;

    /// <summary>The figures of the epoch in progress so far; null before the first.</summary>
    public Tally? Tally { get; private set; }

    /// <summary>Begins a fit with the next epoch; an epoch that did not reach its end begins again.</summary>
    public void BeginFit(Tally tally)
    {
        _stoppedBy.SetValue(0, 0);
        BeginEpoch(EpochsLearnt, tally);
    }

    /// <summary>Ends training after the epoch in progress; only the first to ask is remembered.</summary>
    /// <exception cref="ArgumentException">who asks is not among the trainer's callbacks</exception>
    public void Stop(ICallback by)
    {
        if (StoppedBy is null)
            _stoppedBy.SetValue(0, callbacks.PlaceOf(by));
    }

    /// <summary>Begins the epoch that follows so many.</summary>
    public void BeginEpoch(int epochsDone, Tally tally) => (Epoch, SamplesDone, Tally) = (epochsDone, 0, tally);

    /// <summary>Begins a fit where a state was taken, with an empty tally of data that have so many samples.</summary>
    /// <exception cref="ArgumentException">the state is not from this training, or has more samples; nothing was changed</exception>
    public void Resume(TrainingState from, Tally tally, int samples)
    {
        if (from.SamplesDone < 0 || from.SamplesDone > samples || from.EpochsDone is < 0 or > int.MaxValue)
            throw new ArgumentException(FormattableString.Invariant($"The state is not from this training: it is {from.SamplesDone} samples into epoch {from.EpochsDone + 1}, but an epoch has {samples}."));
        from.CopyTo(Tensors(from.Has("trainer.tally.") ? tally : null));
        Tally = tally;
    }

    /// <summary>Every tensor that a step, or the end of an epoch, may change.</summary>
    public IReadOnlyList<NamedTensor> Tensors() => Tensors(SamplesDone > 0 ? Tally : null);

    private IReadOnlyList<NamedTensor> Tensors(Tally? tally) =>
    [
        .. model.Parameters.Concat(model.Buffers).Select(parameter => new NamedTensor($"model.{parameter.Path}", parameter.Tensor)),
        .. optimizer.State(model.Parameters).Select(tensor => tensor.In("optimizer")),
        new(TrainingState.Epoch, _epoch),
        new(TrainingState.Samples, _samples),
        new(TrainingState.StoppedBy, _stoppedBy),
        .. tally?.State.Select(tensor => tensor.In("trainer.tally")) ?? [],
        .. callbacks.State(model).Select(tensor => tensor.In("callbacks")),
    ];
}
