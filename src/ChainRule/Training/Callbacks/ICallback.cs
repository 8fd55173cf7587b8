using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// Follows a training, and may change its course: stopping, learning rates, files, figures on a screen. All methods are called on the thread that
/// trains, in the order in which the trainer lists its callbacks; those that are not written do nothing.
/// </summary>
/// <remarks>
/// What a callback throws ends training as a <see cref="CallbackException"/>, which names it; only an <see cref="OperationCanceledException"/> passes as
/// it is. What a callback remembers, and what influences training, belongs in <see cref="State"/>.
/// </remarks>
public interface ICallback
{
    /// <summary>What messages and the names of its state call it.</summary>
    string Name => GetType().Name;

    /// <summary>Before the first epoch of a fit. If the fit starts from a state, that has been read already.</summary>
    void BeforeTraining(TrainingRun run)
    {
    }

    /// <summary>Before an epoch, or before the rest of one in whose middle the fit starts.</summary>
    void BeforeEpoch(TrainingRun run)
    {
    }

    /// <summary>Before a step: <see cref="TrainingRun.Batch"/> holds what it will learn from, and may be changed.</summary>
    void BeforeStep(TrainingRun run)
    {
    }

    /// <summary>After a step whose numbers were finite.</summary>
    void AfterStep(TrainingRun run)
    {
    }

    /// <summary>After an epoch and its validation: <see cref="TrainingRun.Report"/> holds the figures.</summary>
    void AfterEpoch(TrainingRun run)
    {
    }

    /// <summary>After the last epoch, and also after a fit that failed or was cancelled: <see cref="TrainingRun.IsComplete"/> says which.</summary>
    void AfterTraining(TrainingRun run)
    {
    }

    /// <summary>Every tensor that it changes and that influences what it does next; part of <see cref="TrainingState"/>.</summary>
    /// <param name="model">the model that is trained</param>
    IEnumerable<NamedTensor> State(Layer model) => [];
}
