using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Models;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>One training of one network on one data set: everything is read and checked before the first step.</summary>
public sealed class Experiment
{
    private readonly PreparedData _data;
    private readonly List<ICallback> _callbacks = [];
    private readonly Stopwatch _clock = new();
    private Trainer? _trainer;
    private int _epochsDone;
    private bool _isCancelled;

    private Experiment(ExperimentOptions options, PreparedData data, Model model, TrainingDefaults defaults)
    {
        Augmentation = options.Augment is null ? null : AugmentationReading.Read(options.Augment, data.Sets.Train.InputShape);
        (Options, _data, Model) = (options, data, model);
        (model.Preparation, model.Classes) = (data.Preparation?.ToJson() ?? data.Pictures?.ToJson(), model.Classes ?? data.Sets.Train.Classes);
        Shorthand = options.From ?? options.NetworkFile ?? options.Network.WrittenLayers ?? defaults.Layers;
        BatchSize = Math.Min(options.Batch ?? defaults.Batch, data.Sets.Train.Count);
        Epochs = options.Epochs ?? defaults.Epochs;
        Seed = options.Seed ?? model.Specification.Seed;
        if (options.StopAtLoss is { } loss)
            _callbacks.Add(new StopAtLoss(loss));
        if (options.Patience is { } patience)
            _callbacks.Add(new EarlyStopping(patience));
    }

    public ExperimentOptions Options { get; }

    /// <summary>What is trained, with all that is needed to use it.</summary>
    public Model Model { get; }

    /// <summary>The network in the short form, or the file that it was read from.</summary>
    public string Shorthand { get; }

    /// <summary>Whether the network was chosen by the program.</summary>
    public bool NetworkWasChosen => Options is { From: null, NetworkFile: null, Network.Layers: null };

    public int BatchSize { get; }

    public int Epochs { get; }

    /// <summary>Draws the weights and the order of the samples: the user's seed, else the network file's.</summary>
    public ulong Seed { get; }

    /// <summary>How pictures are changed each time they are trained on.</summary>
    public Augmentation? Augmentation { get; }

    /// <summary>Whether the loss is that of a standardised target (mean 0, deviation 1); errors are reported in the target's own unit.</summary>
    public bool LearnsStandardized => Preparation?.Target.IsStandardized == true;

    /// <summary>How a table became numbers; null if the data were numbers already.</summary>
    public Preparation? Preparation => _data.Preparation;

    /// <summary>How pictures became samples; null if they were no files of pictures.</summary>
    public PicturePreparation? Pictures => _data.Pictures;

    /// <summary>What was concluded about the data that could be wrong: a sentence each, with how to change it.</summary>
    public IReadOnlyList<string> Notes => _data.Notes;

    /// <summary>How the validation rows were chosen; null if none were held back.</summary>
    public SplitKind? Split => _data.Kind;

    /// <summary>The names of the outputs: the classes, or the columns that are predicted; null if they have none.</summary>
    public IReadOnlyList<string>? OutputNames => Sets.Train.Classes ?? Preparation?.Target.Names;

    public DataSets Sets => _data.Sets;

    /// <summary>The checkpoint that training goes on from; null if it starts anew.</summary>
    public Checkpoint? From { get; private set; }

    /// <summary>Where the samples of the last of the sets come from.</summary>
    public SampleOrigin Judged => _data.Judged;

    /// <summary>What trains; made when it is first asked for, with the callbacks added until then.</summary>
    public Trainer Trainer => _trainer ??= new(Model.Network, Model.Loss, Model.Optimizer!)
    {
        BatchSize = BatchSize,
        Seed = Seed,
        Regularization = Model.Regularization,
        Augmentation = Augmentation,
        Callbacks = _callbacks,
        Device = Options.Threads is { } threads ? new CpuDevice(threads) : CpuDevice.Default,
    };

    /// <summary>Reads the data and the network, and checks that they go together.</summary>
    /// <exception cref="InputException">the data, the network or the options are wrong</exception>
    public static async Task<Experiment> PrepareAsync(ExperimentOptions options, CancellationToken cancellation = default) =>
        Of(options, await ExperimentData.LoadAsync(options, cancellation));

    /// <summary>Reads the network, and checks that it goes with data that were read and divided before.</summary>
    /// <exception cref="InputException">the network or the options are wrong</exception>
    public static Experiment Of(ExperimentOptions options, ExperimentData data)
    {
        var sets = data.Prepared.Sets;
        if (options.Patience is not null && sets.Validation is null)
            throw new InputException(UserInput.CommandLine, "--patience", "there are no validation rows to judge by", "give --validation a share above 0");
        if (options.Network.Dropout is not null && (options.From ?? options.NetworkFile ?? options.Network.WrittenLayers) is not null)
            throw new InputException(UserInput.CommandLine, "--dropout", "the layers are written out", "write dropout among them, or give --layers only the sizes of hidden layers");
        var defaults = TrainingDefaults.For(sets.Train, data.Prepared.Preparation, options.Network);
        var settings = options.Network with { Layers = options.Network.WrittenLayers, DefaultOptimizer = defaults.Optimizer, Seed = (long?)options.Seed };
        var model = data.Continued?.Build(data.Name, sets.Train, settings) ?? Build(options, sets.Train, defaults, settings);
        DataCompatibility.Check(model, sets.Train, data.Prepared.Preparation?.Target);
        return new(options, data.Prepared, model, defaults);
    }

    /// <summary>Adds what is to follow the training, after what was added before.</summary>
    /// <exception cref="InvalidOperationException">the trainer has been made</exception>
    public void Add(ICallback callback)
    {
        if (_trainer is not null)
            throw new InvalidOperationException("The trainer has been made.");
        _callbacks.Add(callback);
    }

    /// <summary>Goes on with a run instead of starting anew.</summary>
    /// <exception cref="InputException">the run had other data or another network, or has no more to do</exception>
    public void GoOnWith(RunFolder run)
    {
        SameTraining.Require(run, this);
        (From, _epochsDone) = (run.From, (int)run.From!.State.EpochsDone);
    }

    /// <summary>Trains, and reports each epoch when it is done. Cancelling ends training and keeps what was learnt.</summary>
    /// <exception cref="DivergedException">the loss, a gradient or a parameter became NaN or infinite</exception>
    /// <exception cref="CallbackException">a callback failed</exception>
    public async IAsyncEnumerable<EpochReport> RunAsync(IProgress<TrainingProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _clock.Start();
        await using var epochs = Trainer.FitAsync(Sets.Train, Sets.Validation, Epochs - _epochsDone, From?.State, progress, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNext(epochs))
        {
            var report = epochs.Current;
            _epochsDone = report.Epoch;
            yield return InOriginalUnits(report);
        }

        _clock.Stop();
    }

    /// <summary>Trains and judges, and saves nothing.</summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public async Task<ExperimentResult> TrainAsync(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        await foreach (var _ in RunAsync(progress, cancellation))
        {
        }

        return Finish(cancellation: cancellation);
    }

    /// <summary>Looks for a learning rate to train with; nothing is trained.</summary>
    public Task<LearningRateRange> FindLearningRateAsync(CancellationToken cancellation) =>
        new LearningRateRangeTest().RunAsync(Trainer, Sets.Train, cancellation);

    /// <summary>Judges the trained model on every set; after a cancelled training on none, since that is to end at once.</summary>
    /// <param name="judged">looks at each batch of the last of the sets</param>
    /// <param name="cancellation">ends the judgement</param>
    public ExperimentResult Finish(Action<JudgedBatch>? judged = null, CancellationToken cancellation = default)
    {
        (string Name, BatchSource Samples)[] sets = _isCancelled ? [] : [.. Sets.Named()];
        try
        {
            return new(_epochsDone, End, [.. sets.Select((set, i) => (set.Name, InOriginalUnits(Trainer.Evaluate(set.Samples, i == sets.Length - 1 ? judged : null, cancellation))))], _clock.Elapsed) { Naive = Naive };
        }
        catch (OperationCanceledException)
        {
            return new(_epochsDone, Ending.Cancelled, [], _clock.Elapsed);
        }
    }

    /// <summary>The figures of an epoch in the units of the table.</summary>
    internal EpochReport InOriginalUnits(EpochReport report) =>
        report with { Training = InOriginalUnits(report.Training), Validation = report.Validation is { } held ? InOriginalUnits(held) : null };

    private NaiveForecast? Naive => !_isCancelled && Judged is { Table: { } table, Rows: { } rows } ? NaiveForecast.Of(Preparation!, table, rows) : null;

    private Ending End => _isCancelled ? Ending.Cancelled : Trainer.StoppedBy switch
    {
        StopAtLoss => Ending.LossReached,
        EarlyStopping => Ending.NoImprovement,
        _ => Ending.AllEpochs,
    };

    /// <summary>What was measured on a standardised target, in the target's own unit; other figures stay as they are.</summary>
    public Evaluation InOriginalUnits(Evaluation evaluation) => _data.Preparation?.Target.InOriginalUnits(evaluation) ?? evaluation;

    private static Model Build(ExperimentOptions options, BatchSource train, TrainingDefaults defaults, NetworkOptions settings)
    {
        if (options.NetworkFile is { } file)
            return NetworkFile.Read(file, options: settings).Model;
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(options.Data));
        var model = ComposedNetwork.Of(name, train.InputShape, settings with { Layers = settings.Layers ?? defaults.Layers, Loss = settings.Loss ?? "mse" });
        // The loss that suits depends on the outputs of the layers.
        return settings.Loss is not null ? model : Model.Of(model.Specification with { Loss = new(defaults.LossFor(model, train)) }, UserInput.CommandLine);
    }

    private async Task<bool> MoveNext(IAsyncEnumerator<EpochReport> epochs)
    {
        try
        {
            return await epochs.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            _isCancelled = true;
            return false;
        }
        catch (ArgumentException fault) when (From is not null && Trainer.Optimizer.StepCount == 0)
        {
            throw new InputException(From.Path, null, fault.Message.TrimEnd('.'), cause: fault);
        }
    }
}
