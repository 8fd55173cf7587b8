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

/// <summary>Trains a model: shuffles, cuts batches, replays the recorded step, validates, reports, stops.</summary>
/// <remarks>
/// The model is trained from the parameters it has: <see cref="Layer.Initialize"/> draws them anew. The same parameters,
/// data and <see cref="Seed"/> give the same bits, whatever the number of threads.
/// <para>
/// Each call of <see cref="FitAsync"/> goes on where the last one ended: epochs count on, and with them the order of the samples and the changes of
/// pictures, the optimizer remembers its averages, dropout draws on, so that 7 epochs and then 5 are 12, bit for bit. The data may be others. Another trainer of
/// the same settings goes on from a <see cref="State"/>, in the middle of an epoch too. To begin anew, initialize the model and make a new trainer with a new
/// optimizer.
/// </para>
/// </remarks>
/// <param name="model">what to train</param>
/// <param name="loss">what to make small</param>
/// <param name="optimizer">how</param>
public sealed class Trainer(Layer model, Loss loss, Optimizer optimizer)
{
    private readonly TrainingPosition _position = new(model, optimizer);

    /// <summary>What is trained.</summary>
    public Layer Model => model;

    /// <summary>What is made small.</summary>
    public Loss Loss => loss;

    /// <summary>What training makes small.</summary>
    public Objective Objective => new(model, loss, Regularization);

    /// <summary>What changes the parameters.</summary>
    public Optimizer Optimizer => optimizer;

    /// <summary>How many samples a step takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">less than 1</exception>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 64;

    /// <summary>What the order of the samples is drawn from.</summary>
    public ulong Seed { get; init; }

    /// <summary>A penalty that is added to the loss in training.</summary>
    public Regularization? Regularization { get; init; }

    /// <summary>How pictures are changed a little each time they are learnt from; never when they are judged.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Training ends when an epoch's mean loss is at most this.</summary>
    public double? StopAtLoss { get; init; }

    /// <summary>Training ends after this many epochs without a smaller validation loss; the best weights are restored.</summary>
    /// <remarks>
    /// A fit counts them from its own beginning. One that goes on from another first judges what that left, so that it never ends with a greater validation loss
    /// than it began with.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">less than 1</exception>
    public int? Patience
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>What runs the steps.</summary>
    public Device Device { get; init; } = CpuDevice.Default;

    /// <summary>Called after each step, on the thread that trains: the place to take a <see cref="State"/>, or to cancel.</summary>
    public Action<Trainer>? AfterStep { get; init; }

    /// <summary>How many epochs were done, in all fits; one that was cancelled or diverged is begun again by the next fit, unless that starts from a state.</summary>
    public int EpochsDone => _position.EpochsLearnt;

    /// <summary>A copy of all that training changes, for a fit to start from. It may be taken between two steps: between epochs, after a fit, or by <see cref="AfterStep"/>.</summary>
    public TrainingState State() => new(LiveState());

    /// <summary>The tensors of the state themselves.</summary>
    internal IReadOnlyList<NamedTensor> LiveState() => _position.Tensors();

    /// <summary>Trains epoch by epoch; each is reported as soon as it is done.</summary>
    /// <param name="train">what to learn from</param>
    /// <param name="validation">what to judge by after each epoch, never learnt from</param>
    /// <param name="epochs">at most how many passes over the training data, beyond those that were done; one that <paramref name="from"/> is in the middle of counts</param>
    /// <param name="from">where to start: the state that a trainer of the same settings gave; from here on where null</param>
    /// <param name="progress">told several times a second how far it is</param>
    /// <param name="cancellation">stops after the step in progress, or the batch that is being judged; what was learnt stays</param>
    /// <exception cref="DivergedException">the loss, a gradient or a parameter became NaN or infinite; good weights are restored</exception>
    /// <exception cref="ArgumentException">a data set is empty; or patience was set, but there is nothing to validate by; or the state is not one of this training</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first, and nothing was learnt</exception>
    /// <exception cref="ShapeException">the data, validation included, do not fit the model; or augmentation was set, and the samples are no pictures</exception>
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
        if (Patience is not null && validation is null)
            throw new ArgumentException("Patience needs validation data to judge by.", nameof(validation));
        Augmentation?.Check(train.InputShape);
        var loop = new EpochLoop(this, _position, train);

        // What cannot be validated by is refused now, not after an epoch.
        if (validation is not null)
            new ModelBatches(model, loss, validation).CheckAll();
        if (from is not null)
            _position.Resume(from, loop.NewTally(), train.Count);
        else
            await BeginAsync().ConfigureAwait(false);
        var last = (int)Math.Min(int.MaxValue, (long)_position.Epoch + epochs);
        while (_position.Epoch < last)
        {
            var clock = Stopwatch.StartNew();
            var training = await Task.Run(() => loop.Run(last, progress, cancellation), cancellation).ConfigureAwait(false);
            var duration = clock.Elapsed;
            var held = validation is null ? null : await JudgeAsync().ConfigureAwait(false);
            _position.BeginEpoch(_position.Epoch + 1, loop.NewTally());
            if (Patience is not null)
                _position.Best.Consider(held!.Loss);
            var stopped = training.Loss <= StopAtLoss ? StopReason.LossReached
                : _position.Best.EpochsSince >= Patience ? StopReason.NoImprovement
                : StopReason.None;
            if (Patience is not null && (stopped != StopReason.None || _position.Epoch == last))
                _position.Best.Restore();
            yield return new(_position.Epoch, training, held, train.Count, duration, stopped);
            if (stopped != StopReason.None)
                yield break;
        }

        async Task BeginAsync()
        {
            _position.BeginFit(loop.NewTally());
            if (Patience is not null && _position.Epoch > 0 && epochs > 0)
                _position.Best.Consider((await JudgeAsync().ConfigureAwait(false)).Loss);
        }

        Task<Evaluation> JudgeAsync() => Task.Run(() => Evaluate(validation!, cancellation), cancellation);
    }

    /// <summary>How well the model does on data, in use rather than in training.</summary>
    /// <param name="data">what to judge by</param>
    /// <param name="cancellation">stops after the batch in progress</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Evaluation Evaluate(BatchSource data, CancellationToken cancellation = default) => Evaluator.Evaluate(data, cancellation);

    /// <summary>What the model says of samples: probabilities for a classification, else its outputs.</summary>
    /// <param name="inputs">(rows, …) for each input of the model</param>
    /// <returns>(rows, outputs)</returns>
    public Tensor Predict(params ReadOnlySpan<Tensor> inputs) => Evaluator.Predict(inputs);

    private Evaluator Evaluator => field ??= new(model, loss, Device);
}
