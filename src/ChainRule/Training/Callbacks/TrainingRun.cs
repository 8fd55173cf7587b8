using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A fit in progress, as callbacks see it.</summary>
public sealed class TrainingRun
{
    private readonly TrainingPosition _position;
    private StepObservation? _observation;

    internal TrainingRun(Trainer trainer, TrainingPosition position) => (Trainer, _position) = (trainer, position);

    /// <summary>What trains. Take its <see cref="Trainer.State"/> after a step or an epoch to save the training.</summary>
    public Trainer Trainer { get; }

    /// <summary>The model that is trained.</summary>
    public Layer Model => Trainer.Model;

    /// <summary>What changes the parameters; its learning rate may be changed.</summary>
    public Optimizer Optimizer => Trainer.Optimizer;

    /// <summary>What is learnt from.</summary>
    public required BatchSource Train { get; init; }

    /// <summary>What is judged by after each epoch; null if nothing is.</summary>
    public BatchSource? Validation { get; init; }

    /// <summary>Whether the fit started from a state.</summary>
    public bool IsResumed { get; init; }

    /// <summary>The number of the last epoch, unless training is stopped earlier.</summary>
    public int LastEpoch { get; internal set; }

    /// <summary>How many epochs are done.</summary>
    public int EpochsDone => _position.Epoch;

    /// <summary>How many samples of the epoch in progress are done.</summary>
    public int SamplesDone => _position.SamplesDone;

    /// <summary>The epoch in progress, or the one that has just ended, from 1; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The step of that epoch in progress, or the one that has just ended, from 1; 0 before the first.</summary>
    public int Step { get; internal set; }

    /// <summary>How many steps an epoch has.</summary>
    public int StepsPerEpoch { get; internal init; }

    /// <summary>Which samples the step has.</summary>
    public ReadOnlyMemory<int> Rows { get; internal set; }

    /// <summary>What the step learns from: the inputs, the weights of the samples if they have any, the target, each (rows, …) in the types that model and loss read.</summary>
    public IReadOnlyList<Tensor> Batch { get; internal set; } = [];

    /// <summary>The loss of the last step, its penalty included.</summary>
    public double Loss { get; internal set; }

    /// <summary>The figures of the epoch that has just ended; null before the first.</summary>
    public EpochReport? Report { get; internal set; }

    /// <summary>Whether training ended as it should: all epochs are done, or a callback stopped it.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>What ended the epoch in progress, if it failed or was cancelled.</summary>
    public Exception? Fault { get; internal set; }

    /// <summary>Cancelled when the fit is to end at once.</summary>
    public CancellationToken Cancellation { get; internal init; }

    /// <summary>The callback that asked to stop; null if none did.</summary>
    public ICallback? StoppedBy => _position.StoppedBy;

    /// <summary>Ends training after the epoch in progress.</summary>
    /// <param name="by">who asks, one of the trainer's callbacks; the first one is named in <see cref="EpochReport.StoppedBy"/></param>
    /// <exception cref="ArgumentException">it is not one of them</exception>
    public void Stop(ICallback by) => _position.Stop(by);

    /// <summary>Judges the model on the validation data as it is now.</summary>
    /// <exception cref="InvalidOperationException">there are none</exception>
    public Evaluation Judge() => Trainer.Evaluate(Validation ?? throw new InvalidOperationException("There are no validation data."), cancellation: Cancellation);

    /// <summary>Runs the last step again, with the parameters as they are now, to look at all values and gradients; nothing changes.</summary>
    /// <remarks>It takes about as long as two steps. Further calls before the next step give the same.</remarks>
    /// <exception cref="InvalidOperationException">before the first step of the fit</exception>
    public StepObservation Observe() =>
        _observation ??= Batch.Count > 0 ? StepObservation.Of(Trainer, Batch, Train.Weights is not null) : throw new InvalidOperationException("There has been no step to observe.");

    internal void Begin(int step, ReadOnlyMemory<int> rows, IReadOnlyList<Tensor> batch) => (Step, Rows, Batch, _observation) = (step, rows, batch, null);

    internal void End(double loss) => (Loss, _observation) = (loss, null);
}
