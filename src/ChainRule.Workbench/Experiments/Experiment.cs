using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Experiments;

/// <summary>One training of one network on one data set: everything is read and checked before the first step.</summary>
public sealed class Experiment
{
    private readonly PreparedData _data;
    private readonly Trainer _trainer;
    private readonly Stopwatch _clock = new();
    private int _epochsDone;
    private Ending _ending;

    private Experiment(ExperimentOptions options, PreparedData data, Network network, string shorthand, TrainingDefaults defaults)
    {
        Augmentation = options.Augment is null ? null : AugmentationReading.Read(options.Augment, data.Sets.Train.InputShape);
        (Options, _data, Network, Shorthand) = (options, data, network, shorthand);
        NetworkWasChosen = options is { NetworkFile: null, Layers: null };
        Optimizer = network.Optimizer!;
        BatchSize = Math.Min(options.Batch ?? defaults.Batch, data.Sets.Train.Count);
        Epochs = options.Epochs ?? defaults.Epochs;
        Seed = options.Seed ?? network.Seed;
        _trainer = new Trainer(network.Model, network.Loss, Optimizer)
        {
            BatchSize = BatchSize,
            Seed = Seed,
            Regularization = network.Regularization,
            Augmentation = Augmentation,
            StopAtLoss = options.StopAtLoss,
            Patience = options.Patience,
            Device = options.Threads is { } threads ? new CpuDevice(threads) : CpuDevice.Default,
        };
    }

    public ExperimentOptions Options { get; }

    public Network Network { get; }

    /// <summary>The network in the short form, or the file that it was read from.</summary>
    public string Shorthand { get; }

    /// <summary>Whether the user left the network to the program.</summary>
    public bool NetworkWasChosen { get; }

    public Optimizer Optimizer { get; }

    public int BatchSize { get; }

    public int Epochs { get; }

    /// <summary>What weights and the order of the samples are drawn from: the user's, else the network file's.</summary>
    public ulong Seed { get; }

    /// <summary>How pictures are changed each time they are learnt from.</summary>
    public Augmentation? Augmentation { get; }

    /// <summary>Whether the loss is that of a target brought to mean 0 and deviation 1, while errors are told in its own unit.</summary>
    public bool LearnsStandardized => _data.Preparation?.Target is NumberTargets;

    /// <summary>How a table became numbers; null where the data were numbers already.</summary>
    public Preparation? Preparation => _data.Preparation;

    /// <summary>What was concluded of the data that could be wrong: a sentence each, with how to say otherwise.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How the rows held back to validate by were chosen; null where none are drawn from those to train on.</summary>
    public SplitKind? Split => _data.Kind;

    /// <summary>What each output is called: the classes, or the columns that are predicted; null where they have no names.</summary>
    public IReadOnlyList<string>? OutputNames => Sets.Train.Classes ?? Preparation?.Target.Names;

    public DataSets Sets => _data.Sets;

    /// <summary>Reads the data and the network and checks that they fit.</summary>
    /// <exception cref="InputException">something is wrong with the data, the network or the options</exception>
    public static async Task<Experiment> PrepareAsync(ExperimentOptions options, CancellationToken cancellation = default)
    {
        if (options is { NetworkFile: not null, Layers: not null })
            throw new InputException(NetworkOptions.Source, null, "--network and --layers both name a network", "give one of them");
        var loaded = await options.Source.LoadAsync(options.Data, cancellation);
        var data = loaded.Split(new(options.Validation, options.Seed ?? 0, options.Preparation, options.Split));
        if (options.Patience is not null && data.Sets.Validation is null)
            throw new InputException(NetworkOptions.Source, "--patience", "there are no validation rows to judge by", "give --validation a share above 0");
        if (options.Test is { } test)
            data = SeparateTest.AddTo(data, loaded, await LoadTestAsync(options, data.Preparation, test, cancellation));
        cancellation.ThrowIfCancellationRequested();
        var defaults = TrainingDefaults.For(data.Sets.Train);
        var network = options.NetworkFile is null ? Compose(options, data.Sets.Train, defaults) : Read(options, options.NetworkFile, defaults);
        DataCompatibility.Check(network, data.Sets.Train);
        return new(options, data, network, options.NetworkFile ?? options.Layers ?? defaults.Layers, defaults) { Notes = data.Notes };
    }

    /// <summary>Trains; each epoch is reported when it is done. Cancelling ends training, and what was learnt stays.</summary>
    /// <exception cref="DivergedException">the loss, a gradient or a parameter became NaN or infinite</exception>
    public async IAsyncEnumerable<EpochReport> RunAsync(IProgress<TrainingProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _clock.Start();
        await using var epochs = _trainer.FitAsync(Sets.Train, Sets.Validation, Epochs, progress: progress, cancellation: cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNext(epochs))
        {
            _epochsDone = epochs.Current.Epoch;
            _ending = epochs.Current.Stopped switch
            {
                StopReason.LossReached => Ending.LossReached,
                StopReason.NoImprovement => Ending.NoImprovement,
                _ => Ending.AllEpochs,
            };
            var report = epochs.Current;
            yield return report with { Training = InOriginalUnits(report.Training), Validation = report.Validation is { } held ? InOriginalUnits(held) : null };
        }

        _clock.Stop();
    }

    /// <summary>Judges the trained model on every set there is; after a cancelled training on none, since it is to end at once.</summary>
    public ExperimentResult Finish(CancellationToken cancellation = default)
    {
        var sets = _ending == Ending.Cancelled ? [] : Sets.Named();
        try
        {
            return new(_epochsDone, _ending, [.. sets.Select(set => (set.Name, InOriginalUnits(_trainer.Evaluate(set.Samples, cancellation))))], _clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            return new(_epochsDone, Ending.Cancelled, [], _clock.Elapsed);
        }
    }

    /// <summary>The model as it is, with all that it takes to use it.</summary>
    public TrainedModel ToModel() => new(Network, _data.Preparation?.ToJson(), Sets.Train.Classes);

    private Evaluation InOriginalUnits(Evaluation evaluation) => _data.Preparation.InOriginalUnits(evaluation);

    private static Task<LoadedData> LoadTestAsync(ExperimentOptions options, Preparation? preparation, string test, CancellationToken cancellation)
    {
        if (SameFile.Is(test, options.Data))
            throw new InputException(test, null, "these are the data to learn from", "name others with --test");
        return (options.Source with { OnlyTest = true, Table = options.Source.Table.LikeThatOf(preparation) }).LoadAsync(test, cancellation);
    }

    private static Network Compose(ExperimentOptions options, BatchSource train, TrainingDefaults defaults)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(options.Data));
        var settings = Settings(options, defaults) with { Layers = options.Layers ?? defaults.Layers };
        if (settings.Loss is not null)
            return Network.Compose(name, train.InputShape, settings);
        // Which loss suits follows from what the layers put out.
        var outputs = Network.Compose(name, train.InputShape, settings with { Loss = "mse" });
        return Network.Of(outputs.Specification with { Loss = new(TrainingDefaults.LossFor(outputs, train)) }, NetworkOptions.Source);
    }

    private static Network Read(ExperimentOptions options, string file, TrainingDefaults defaults) =>
        Network.Read(file, DType.Float32, Settings(options, defaults));

    private static NetworkOptions Settings(ExperimentOptions options, TrainingDefaults defaults) => new()
    {
        Loss = options.Loss,
        Optimizer = options.Optimizer,
        DefaultOptimizer = defaults.Optimizer,
        LearningRate = options.LearningRate,
        ClipNorm = options.ClipNorm,
        ClipValue = options.ClipValue,
        Freeze = options.Freeze,
        Seed = (long?)options.Seed,
    };

    private async Task<bool> MoveNext(IAsyncEnumerator<EpochReport> epochs)
    {
        try
        {
            return await epochs.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            _ending = Ending.Cancelled;
            return false;
        }
    }
}
