using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Explanations;
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
/// </remarks>
/// <param name="model">what to train</param>
/// <param name="loss">what to make small</param>
/// <param name="optimizer">how</param>
public sealed class Trainer(Layer model, Loss loss, Optimizer optimizer)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(100);

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

    /// <summary>Trains epoch by epoch; each is reported as soon as it is done.</summary>
    /// <param name="train">what to learn from</param>
    /// <param name="validation">what to judge by after each epoch, never learnt from</param>
    /// <param name="epochs">at most how many passes over the training data</param>
    /// <param name="progress">told several times a second how far it is</param>
    /// <param name="cancellation">stops after the step in progress, or the batch that is being judged; what was learnt stays</param>
    /// <exception cref="DivergedException">the loss, a gradient or a parameter became NaN or infinite; good weights are restored</exception>
    /// <exception cref="ArgumentException">a data set is empty; or patience was set, but there is nothing to validate by</exception>
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
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            var training = await Task.Run(() => RunEpoch(fitted, steps, good, epoch, epochs, progress, cancellation), cancellation).ConfigureAwait(false);
            var duration = clock.Elapsed;
            var held = validation is null ? null : await Task.Run(() => Evaluate(validation, cancellation), cancellation).ConfigureAwait(false);
            if (Patience is not null)
                best.Consider(held!.Loss);
            var stopped = training.Loss <= StopAtLoss ? StopReason.LossReached
                : best.EpochsSince >= Patience ? StopReason.NoImprovement
                : StopReason.None;
            if (Patience is not null && (stopped != StopReason.None || epoch == epochs))
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
    public Evaluation Evaluate(Dataset data, CancellationToken cancellation = default) => new Evaluator(model, loss, Device).Evaluate(data, cancellation);

    /// <summary>What the model says of samples: probabilities for a classification, else its outputs.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <returns>(rows, outputs)</returns>
    public Tensor Predict(Tensor inputs) => new Evaluator(model, loss, Device).Predict(inputs);

    /// <summary>Why gradients are what they are where the next step is taken on these samples; the model stays as it is.</summary>
    /// <param name="samples">one row of a data set, or a few</param>
    /// <param name="addresses">what to explain: 2.weight[3,7]; all parameters of a small model when none is given</param>
    /// <returns>the derivation: data, which prints as text</returns>
    /// <exception cref="ExplanationException">there is no such parameter, or the model is too large to be explained whole</exception>
    /// <exception cref="ShapeException">the samples do not fit the model</exception>
    public Explanation Explain(Dataset samples, params IReadOnlyList<string> addresses) => Explain(samples, new ExplanationOptions(), addresses);

    /// <inheritdoc cref="Explain(Dataset, IReadOnlyList{string})"/>
    /// <param name="samples">one row of a data set, or a few</param>
    /// <param name="options">what is said, and how much of it</param>
    /// <param name="addresses">what to explain: 2.weight[3,7]; all parameters of a small model when none is given</param>
    public Explanation Explain(Dataset samples, ExplanationOptions options, params IReadOnlyList<string> addresses) =>
        Explanation.Of(model, loss, samples.Inputs.Clone(model.DataType()), samples.Targets, addresses, optimizer, Regularization, options: options);

    private IReadOnlyList<Variable> TrainingStep(Variable x, Variable target)
    {
        var output = model.Forward(x);
        var total = Total(output, target);
        optimizer.Minimize(total, model.Parameters);
        return [total, output];
    }

    private Variable Total(Variable output, Variable target) => loss.Compute(output, target, Regularization, model.Parameters);

    private Evaluation RunEpoch(Fitted data, BatchPrograms steps, GoodWeights good, int epoch, int epochs, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
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
            var program = steps.Load(data.Batches, rows);
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

            // What the last step spoils no next one tells.
            if (done == data.Count && Divergence.Find(model) is { } spoilt)
                throw Diverged(step, spoilt);
            if (progress is not null && (clock.Elapsed - reported >= ReportInterval || done == data.Count))
            {
                reported = clock.Elapsed;
                progress.Report(new(epoch, epochs, done, data.Count, tally.MeanLoss, done / reported.TotalSeconds));
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
