using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Experiments;

/// <summary>One training of one network on one data set: everything is read and checked before the first step.</summary>
public sealed class Experiment
{
    private readonly DataSplit _data;
    private readonly Trainer _trainer;
    private readonly Stopwatch _clock = new();
    private int _epochsDone;
    private Ending _ending;

    private Experiment(ExperimentOptions options, DataSplit data, Network network, string shorthand, TrainingDefaults defaults)
    {
        (Options, _data, Network, Shorthand) = (options, data, network, shorthand);
        NetworkWasChosen = options is { NetworkFile: null, Layers: null };
        Optimizer = network.Optimizer!;
        BatchSize = Math.Min(options.Batch ?? defaults.Batch, data.Train.Count);
        Epochs = options.Epochs ?? defaults.Epochs;
        _trainer = new Trainer(network.Model, network.Loss, Optimizer)
        {
            BatchSize = BatchSize,
            Seed = options.Seed,
            Regularization = network.Regularization,
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

    public Dataset Train => _data.Train;

    public Dataset? Validation => _data.Validation;

    public Dataset? Test => _data.Test;

    /// <summary>Reads the data and the network and checks that they fit.</summary>
    /// <exception cref="InputException">something is wrong with the data, the network or the options</exception>
    public static async Task<Experiment> PrepareAsync(ExperimentOptions options, CancellationToken cancellation = default)
    {
        if (options is { NetworkFile: not null, Layers: not null })
            throw new InputException(NetworkOptions.Source, null, "--network and --layers both name a network", "give one of them");
        var loaded = await options.Source.LoadAsync(options.Data, cancellation);
        var data = loaded.Split(new(options.Validation, options.Seed, options.Preparation));
        if (options.Patience is not null && data.Validation is null)
            throw new InputException(NetworkOptions.Source, "--patience", "there are no validation rows to judge by", "give --validation a share above 0");
        var defaults = TrainingDefaults.For(data.Train);
        var settings = new NetworkOptions
        {
            Layers = options.Layers ?? (options.NetworkFile is null ? defaults.Layers : null),
            Loss = options.Loss ?? (options.NetworkFile is null ? defaults.Loss : null),
            Optimizer = options.Optimizer,
            LearningRate = options.LearningRate,
            Seed = (long)options.Seed,
        };
        var network = options.NetworkFile is null
            ? Network.Compose(Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(options.Data)), data.Train.InputShape, settings with { Optimizer = settings.Optimizer ?? defaults.Optimizer })
            : Network.Read(options.NetworkFile, DType.Float32, settings);
        if (network.Optimizer is null)
            network = Network.Read(options.NetworkFile!, DType.Float32, settings with { Optimizer = defaults.Optimizer });
        Fit.Check(network, data.Train);
        return new(options, data, network, settings.Layers ?? options.NetworkFile!, defaults);
    }

    /// <summary>Trains; each epoch is reported when it is done. Cancelling ends training, and what was learnt stays.</summary>
    /// <exception cref="DivergedException">the loss or a gradient became NaN or infinite</exception>
    public async IAsyncEnumerable<EpochReport> RunAsync(IProgress<TrainingProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _clock.Start();
        await using var epochs = _trainer.FitAsync(Train, Validation, Epochs, progress, cancellation).GetAsyncEnumerator(cancellation);
        while (await MoveNext(epochs))
        {
            _epochsDone = epochs.Current.Epoch;
            _ending = epochs.Current.Stopped switch
            {
                StopReason.LossReached => Ending.LossReached,
                StopReason.NoImprovement => Ending.NoImprovement,
                _ => Ending.AllEpochs,
            };
            yield return epochs.Current;
        }

        _clock.Stop();
    }

    /// <summary>Judges the trained model on every set there is.</summary>
    public ExperimentResult Finish()
    {
        (string Name, Dataset? Set)[] sets = _ending == Ending.Cancelled ? [] : [("train", Train), ("validation", Validation), ("test", Test)];
        return new(_epochsDone, _ending, [.. sets.Where(s => s.Set is not null).Select(s => (s.Name, _data.Preparation.InUnits(_trainer.Evaluate(s.Set!))))], _clock.Elapsed);
    }

    /// <summary>The model as it is, with all that it takes to use it.</summary>
    public TrainedModel ToModel() => new(Network, _data.Preparation?.ToJson(), Train.Classes);

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
