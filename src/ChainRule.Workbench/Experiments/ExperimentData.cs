using ChainRule.Data;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Weights;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>The data of an experiment, read and divided: other experiments on them need not read them again.</summary>
public sealed class ExperimentData
{
    private readonly LoadedData _loaded;

    private ExperimentData(LoadedData loaded, ContinuedModel? continued, PreparedData prepared) =>
        (_loaded, Continued, Prepared) = (loaded, continued, prepared);

    /// <summary>The data as the experiment uses them.</summary>
    public PreparedData Prepared { get; }

    /// <summary>What messages call the data.</summary>
    internal string Name => _loaded.Name;

    /// <summary>The model that is trained on; null if training starts anew.</summary>
    internal ContinuedModel? Continued { get; }

    /// <exception cref="InputException">the data or the options are wrong</exception>
    public static async Task<ExperimentData> LoadAsync(ExperimentOptions options, CancellationToken cancellation = default)
    {
        if (options is { NetworkFile: not null, Network.Layers: not null })
            throw new InputException(UserInput.CommandLine, null, "--network and --layers both name a network", "give one of them");
        var continued = ContinuedModel.Load(options);
        var loaded = await (continued?.Reading(options.Source) ?? options.Source).LoadAsync(options.Data, cancellation);
        var prepared = Split(loaded, continued, options);
        if (options.Test is { } test)
            prepared = SeparateTest.AddTo(prepared, loaded, await LoadTestAsync(options, prepared, test, cancellation));
        cancellation.ThrowIfCancellationRequested();
        return new(loaded, continued, prepared);
    }

    /// <summary>The same data, divided as other options say.</summary>
    /// <exception cref="InputException">they cannot be divided so</exception>
    public ExperimentData Divided(ExperimentOptions options) => new(_loaded, Continued, Split(_loaded, Continued, options));

    private static PreparedData Split(LoadedData loaded, ContinuedModel? continued, ExperimentOptions options)
    {
        var split = new SplitOptions(options.Validation, options.Seed ?? 0, options.Preparation, options.Split) { Fold = options.Fold, Group = options.Group };
        var prepared = continued?.Split(loaded, split) ?? loaded.Split(split);
        return options.ClassWeights is { } weights ? ClassWeighting.AddTo(prepared, weights) : prepared;
    }

    private static Task<LoadedData> LoadTestAsync(ExperimentOptions options, PreparedData data, string test, CancellationToken cancellation) =>
        SameFile.Is(test, options.Data)
            ? throw new InputException(test, null, "this is the training data", "name other data with --test")
            : (options.Source with
            {
                OnlyTest = true,
                Table = options.Source.Table.LikeThatOf(data.Preparation),
                Pictures = options.Source.Pictures.LikeThoseOf(data.Pictures, data.Sets.Train.InputShape, data.Sets.Train.Classes),
            }).LoadAsync(test, cancellation);
}
