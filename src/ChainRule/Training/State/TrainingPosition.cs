using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Where training stands, and every tensor that it changes.</summary>
internal sealed class TrainingPosition(Layer model, Optimizer optimizer)
{
    private readonly Tensor _epoch = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _samples = new(Shape.Scalar, DType.Int64);

    /// <summary>How many epochs are behind, validation included.</summary>
    public int Epoch
    {
        get => (int)_epoch.Span<long>()[0];
        private set => _epoch.Span<long>()[0] = value;
    }

    /// <summary>How many samples of the epoch in progress were learnt from.</summary>
    public int SamplesDone
    {
        get => (int)_samples.Span<long>()[0];
        set => _samples.Span<long>()[0] = value;
    }

    /// <summary>The epochs that were learnt from, be it that validation is still to come.</summary>
    public int EpochsLearnt => Tally is { IsComplete: true } ? Epoch + 1 : Epoch;

    /// <summary>What the epoch in progress brought so far; null before the first.</summary>
    public Tally? Tally { get; private set; }

    /// <summary>The weights that validated best in this fit.</summary>
    public BestWeights Best { get; private set; } = new(model);

    /// <summary>Begins a fit with the next epoch; one that was not learnt from to its end is begun again.</summary>
    public void BeginFit(Tally tally)
    {
        BeginEpoch(EpochsLearnt, tally);
        Best = new(model);
    }

    /// <summary>Begins the epoch after that many.</summary>
    public void BeginEpoch(int epochsDone, Tally tally) => (Epoch, SamplesDone, Tally) = (epochsDone, 0, tally);

    /// <summary>Begins a fit where a state was taken.</summary>
    /// <param name="from">the state</param>
    /// <param name="tally">an empty one of the data</param>
    /// <param name="samples">how many there are in an epoch</param>
    /// <exception cref="ArgumentException">the state is not one of this training, or of more samples; nothing was changed</exception>
    public void Resume(TrainingState from, Tally tally, int samples)
    {
        if (from.SamplesDone < 0 || from.SamplesDone > samples || from.EpochsDone < 0 || from.EpochsDone > int.MaxValue)
            throw new ArgumentException(FormattableString.Invariant($"The state is not one of this training: it is {from.SamplesDone} samples into epoch {from.EpochsDone + 1}, and an epoch has {samples}."));
        var best = new BestWeights(model);
        from.CopyTo(Tensors(from.Has("trainer.tally.") ? tally : null, best, from.Has("best.")));
        (Tally, Best) = (tally, best);
    }

    /// <summary>Every tensor that a step, or the end of an epoch, may change.</summary>
    public IReadOnlyList<NamedTensor> Tensors() => Tensors(SamplesDone > 0 ? Tally : null, Best, Best.WereTaken);

    private IReadOnlyList<NamedTensor> Tensors(Tally? tally, BestWeights best, bool withBest) =>
    [
        .. model.Parameters.Concat(model.Buffers).Select(parameter => new NamedTensor($"model.{parameter.Path}", parameter.Tensor)),
        .. optimizer.State(model.Parameters).Select(tensor => tensor.In("optimizer")),
        new(TrainingState.Epoch, _epoch),
        new(TrainingState.Samples, _samples),
        .. tally?.State.Select(tensor => tensor.In("trainer.tally")) ?? [],
        .. best.Score.Select(tensor => tensor.In("trainer")),
        .. withBest ? best.Weights.Select(tensor => tensor.In("best")) : [],
    ];
}
