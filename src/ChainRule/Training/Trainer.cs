using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Trains a model: shuffles, cuts batches, replays the recorded step, validates, reports, stops.</summary>
/// <remarks>
/// The model is trained from the parameters it has: <see cref="Layer.Initialize"/> draws them anew. The same parameters,
/// data and <see cref="Seed"/> give the same bits, whatever the number of threads.
/// <para>
/// Each call of <see cref="FitAsync"/> goes on where the last one ended: epochs count on, and with them the order of the samples and the changes of
/// pictures, the optimizer remembers its averages, dropout draws on, so that 7 epochs and then 5 are 12, bit for bit. The data may be others. To begin anew,
/// initialize the model and make a new trainer with a new optimizer.
/// </para>
/// </remarks>
/// <param name="model">what to train</param>
/// <param name="loss">what to make small</param>
/// <param name="optimizer">how</param>
public sealed class Trainer(Layer model, Loss loss, Optimizer optimizer)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(100);

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

    /// <summary>How many epochs were done, in all fits; one that was cancelled or diverged is begun again by the next fit.</summary>
    public int EpochsDone { get; private set; }

    /// <summary>Trains epoch by epoch; each is reported as soon as it is done.</summary>
    /// <param name="train">what to learn from</param>
    /// <param name="validation">what to judge by after each epoch, never learnt from</param>
    /// <param name="epochs">at most how many passes over the training data, beyond those of earlier fits</param>
    /// <param name="progress">told several times a second how far it is</param>
    /// <param name="cancellation">stops after the step in progress, or the batch that is being judged; what was learnt stays</param>
    /// <exception cref="DivergedException">the loss, a gradient or a parameter became NaN or infinite; good weights are restored</exception>
    /// <exception cref="ArgumentException">a data set is empty; or patience was set, but there is nothing to validate by</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first, and nothing was learnt</exception>
    /// <exception cref="ShapeException">the data, validation included, do not fit the model; or augmentation was set, and the samples are no pictures</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public async IAsyncEnumerable<EpochReport> FitAsync(
        Dataset train,
        Dataset? validation = null,
        int epochs = 10,
        IProgress<TrainingProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        if (Patience is not null && validation is null)
            throw new ArgumentException("Patience needs validation data to judge by.", nameof(validation));
        Augmentation?.Check(train.InputShape);
        var fitted = Fitted.To(model, loss, train);

        // What cannot be validated by is refused now, not after an epoch.
        if (validation is not null)
            Fitted.To(model, loss, validation);
        var steps = new BatchPrograms(TrainingStep, training: true, Device);
        var good = new GoodWeights(model);
        var best = new BestWeights(model);
        if (Patience is not null && EpochsDone > 0 && epochs > 0)
            best.Consider((await Task.Run(() => Evaluate(validation!, cancellation), cancellation).ConfigureAwait(false)).Loss);
        var last = (int)Math.Min(int.MaxValue, (long)EpochsDone + epochs);
        while (EpochsDone < last)
        {
            var epoch = EpochsDone + 1;
            var clock = Stopwatch.StartNew();
            var training = await Task.Run(() => RunEpoch(fitted, steps, good, epoch, last, progress, cancellation), cancellation).ConfigureAwait(false);
            var duration = clock.Elapsed;
            EpochsDone = epoch;
            var held = validation is null ? null : await Task.Run(() => Evaluate(validation, cancellation), cancellation).ConfigureAwait(false);
            if (Patience is not null)
                best.Consider(held!.Loss);
            var stopped = training.Loss <= StopAtLoss ? StopReason.LossReached
                : best.EpochsSince >= Patience ? StopReason.NoImprovement
                : StopReason.None;
            if (Patience is not null && (stopped != StopReason.None || epoch == last))
                best.Restore();
            yield return new(epoch, training, held, train.Count, duration, stopped);
            if (stopped != StopReason.None)
                yield break;
        }
    }

    /// <summary>How well the model does on data, in use rather than in training.</summary>
    /// <param name="data">what to judge by</param>
    /// <param name="cancellation">stops after the batch in progress</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Evaluation Evaluate(Dataset data, CancellationToken cancellation = default) => Evaluator.Evaluate(data, cancellation);

    /// <summary>What the model says of samples: probabilities for a classification, else its outputs.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <returns>(rows, outputs)</returns>
    public Tensor Predict(Tensor inputs) => Evaluator.Predict(inputs);

    private Evaluator Evaluator => field ??= new(model, loss, Device);

    private IReadOnlyList<Variable> TrainingStep(IReadOnlyList<Variable> batch)
    {
        var output = model.Forward(batch[0]);
        var total = Total(output, batch[1]);
        optimizer.Minimize(total, model.Parameters);
        return [total, output];
    }

    private Variable Total(Variable output, Variable target) => loss.Compute(output, target, Regularization, model.Parameters);

    private Evaluation RunEpoch(Fitted data, BatchPrograms steps, GoodWeights good, int epoch, int last, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var order = new RandomSource(Seed, $"epoch {epoch}").Permutation(data.Count);
        var changes = Augmentation.Key(Seed, epoch);
        var tally = data.NewTally(loss);
        var clock = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        for (var (done, step) = (0, 1); done < data.Count; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = order.AsSpan(done, BatchLength(data.Count - done));
            var program = steps.Load(rows, data.Batches.Inputs, data.Batches.Targets);
            good.BeforeStep();
            Augmentation?.Apply(program.Inputs[0], rows, changes);
            try
            {
                program.Run();
            }
            catch (NonFiniteException)
            {
                throw Diverged(step, Divergence.Find(model, program.Inputs[0], program.Inputs[1], Device, (x, t) => Total(model.Forward(x), t)));
            }

            good.AfterStep();
            tally.Add(program, rows);
            done += rows.Length;

            // No later loss would reveal a bad last step.
            if (done == data.Count && Divergence.Find(model) is { } spoilt)
                throw Diverged(step, spoilt);
            if (progress is not null && (clock.Elapsed - reported >= ReportInterval || done == data.Count))
            {
                reported = clock.Elapsed;
                progress.Report(new(epoch, last, done, data.Count, tally.MeanLoss, done / reported.TotalSeconds));
            }
        }

        return tally.ToEvaluation();

        DivergedException Diverged(int step, string where)
        {
            good.Restore();
            return new(epoch, step, where);
        }
    }

    // A single sample left over joins the last batch: alone it would have no variance to normalise by.
    private int BatchLength(int left) => left <= BatchSize + 1 && BatchSize > 1 ? left : Math.Min(left, BatchSize);
}
