using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Trains a model: shuffles, forms batches, replays the recorded step, validates, reports, stops.</summary>
/// <remarks>
/// Training continues from the model's current parameters; <see cref="Layer.Initialize"/> draws new ones. The same parameters, data and
/// <see cref="Seed"/> give the same bits, whatever the number of threads.
/// <para>
/// Each call of <see cref="FitAsync"/> continues where the last one ended, even with other data: the count of epochs, on which the order of the
/// samples and the changes of pictures depend, the optimizer's averages and the draws of dropout all go on, so 7 epochs and then 5 are 12, bit for
/// bit. Another trainer with the same settings can continue from a <see cref="State"/>, even in the middle of an epoch. To start over, initialize the
/// model and make a new trainer with a new optimizer.
/// </para>
/// </remarks>
public sealed class Trainer(Layer model, Loss loss, Optimizer optimizer)
{
    /// <summary>The model that is trained.</summary>
    public Layer Model => model;

    /// <summary>The loss, without a penalty.</summary>
    public Loss Loss => loss;

    /// <summary>What training minimises: the loss with its penalty.</summary>
    public Objective Objective => new(model, loss, Regularization);

    /// <summary>What changes the parameters.</summary>
    public Optimizer Optimizer => optimizer;

    /// <summary>How many samples a step uses.</summary>
    /// <exception cref="SettingException">less than 1</exception>
    public int BatchSize { get; init => field = (int)Setting.Positive(value, nameof(BatchSize)); } = 64;

    /// <summary>Decides the order of the samples and the changes of pictures.</summary>
    public ulong Seed { get; init; }

    /// <summary>A penalty that is added to the loss in training.</summary>
    public Regularization? Regularization { get; init; }

    /// <summary>How pictures are changed a little each time the model learns from them; they are never changed when it is judged.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>
    /// What follows training and may change its course, called in this order: <see cref="EarlyStopping"/>, <see cref="StopAtLoss"/>, or your own.
    /// What saves the training comes last, so that it saves what the others have done.
    /// </summary>
    public IReadOnlyList<ICallback> Callbacks { get; init => field = [.. value]; } = [];

    /// <summary>What runs the steps.</summary>
    public Device Device { get; init; } = CpuDevice.Default;

    /// <summary>How many epochs are done, in all fits. One that was cancelled or diverged begins again, unless a fit starts from a state.</summary>
    public int EpochsDone => Position.EpochsLearnt;

    /// <summary>The callback that stopped the last fit; null if none did.</summary>
    public ICallback? StoppedBy => Position.StoppedBy;

    /// <summary>A copy of everything that training changes, to start a fit from. Take it between two steps: between epochs, or in a callback after a step or an epoch.</summary>
    public TrainingState State() => new(LiveState());

    // Rates are set first, so that the user's callbacks see those of the step.
    private CallbackList Called => field ??= new([.. Rates.IsNeeded ? [Rates] : Array.Empty<ICallback>(), .. Callbacks]);

    private ScheduledRates Rates => field ??= new(optimizer);

    private TrainingPosition Position => field ??= new(model, optimizer, Called);

    private Evaluator Evaluator => field ??= new(model, loss, Device);

    /// <summary>Sets the learning rates to those of the next step.</summary>
    internal void FollowSchedules() => Rates.Follow(EpochsDone);

    /// <summary>The tensors of the state themselves.</summary>
    internal IReadOnlyList<NamedTensor> LiveState() => Position.Tensors();

    /// <summary>Trains epoch by epoch; each is reported as soon as it is done.</summary>
    /// <param name="train">what to learn from</param>
    /// <param name="validation">what to judge by after each epoch; never learnt from</param>
    /// <param name="epochs">the most passes to add; if <paramref name="from"/> is in the middle of one, that one counts</param>
    /// <param name="from">
    /// the state of a trainer with the same settings to start from; by default this trainer's own. If a callback had stopped that training, it stays stopped.
    /// </param>
    /// <param name="progress">receives the progress several times a second</param>
    /// <param name="cancellation">stops after the step in progress, or the batch that is being judged; what was learnt stays</param>
    /// <exception cref="DivergedException">the loss, a gradient or a parameter became NaN or infinite; good weights are restored</exception>
    /// <exception cref="ArgumentException">a data set is empty, or the state is not from this training</exception>
    /// <exception cref="CallbackException">a callback failed</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first, and nothing was learnt</exception>
    /// <exception cref="ShapeException">the data, validation included, do not fit the model, or are not pictures that can be augmented</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public async IAsyncEnumerable<EpochReport> FitAsync(
        BatchSource train,
        BatchSource? validation = null,
        int epochs = 10,
        TrainingState? from = null,
        IProgress<TrainingProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        if (Augmentation is not null && train.InputTypes.Count != 1)
            throw new ShapeException($"Augmentation takes samples of one picture each, not of {train.InputTypes.Count} inputs.");
        Augmentation?.Check(train.InputShape);
        var loop = new EpochLoop(this, Position, Called, train);

        // Wrong validation data are refused now, not after an epoch.
        if (validation is not null)
            new ModelBatches(model, loss, validation).CheckAll();
        if (from is not null)
            Position.Resume(from, loop.NewTally(), train.Count);
        else
            Position.BeginFit(loop.NewTally());
        var run = new TrainingRun(this, Position)
        {
            Train = train,
            Validation = validation,
            IsResumed = from is not null,
            Epoch = Position.Epoch,
            LastEpoch = (int)Math.Min(int.MaxValue, (long)Position.Epoch + epochs),
            StepsPerEpoch = loop.StepsPerEpoch,
            Cancellation = cancellation,
        };
        using var thread = new TrainingThread();
        try
        {
            await Task.Run(() => Called.BeforeTraining(run), cancellation).ConfigureAwait(false);
            run.IsComplete = Position.Epoch == run.LastEpoch || Position.IsStopped;
            while (!run.IsComplete)
                yield return await thread.Run(() => RunEpoch(run, loop, progress), cancellation).ConfigureAwait(false);
        }
        finally
        {
            await Task.Run(() => Called.AfterTraining(run), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="Evaluator.Evaluate"/>
    public Evaluation Evaluate(BatchSource data, Action<JudgedBatch>? each = null, CancellationToken cancellation = default) =>
        Evaluator.Evaluate(data, each, cancellation);

    /// <inheritdoc cref="Evaluator.Predict"/>
    public Tensor Predict(params ReadOnlySpan<Tensor> inputs) => Evaluator.Predict(inputs);

    private EpochReport RunEpoch(TrainingRun run, EpochLoop loop, IProgress<TrainingProgress>? progress)
    {
        try
        {
            run.Epoch = Position.Epoch + 1;
            Called.BeforeEpoch(run);
            var (clock, left) = (Stopwatch.StartNew(), run.Train.Count - Position.SamplesDone);
            var training = loop.Run(run, progress);
            var duration = clock.Elapsed;
            var held = run.Validation is null ? null : run.Judge();
            Position.BeginEpoch(run.Epoch, loop.NewTally());
            run.Report = new(run.Epoch, training, held, left, duration) { LearningRate = optimizer.LearningRate };
            Called.AfterEpoch(run);
            run.IsComplete = Position.Epoch == run.LastEpoch || Position.IsStopped;
            return run.Report = run.Report with { StoppedBy = run.StoppedBy };
        }
        catch (Exception fault)
        {
            run.Fault = fault;
            throw;
        }
    }
}
