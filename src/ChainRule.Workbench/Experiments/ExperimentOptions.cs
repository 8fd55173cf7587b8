using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Experiments;

/// <summary>What the user asks of an experiment; what is null is chosen to suit the data.</summary>
public sealed record ExperimentOptions
{
    /// <summary>A built-in data set, a published one, a CSV file, or a folder of pictures or IDX files.</summary>
    public required string Data { get; init; }

    /// <summary>How the data is found and read.</summary>
    public DataSource Source { get; init; } = new();

    /// <summary>For a CSV file: which column to learn, and what to do about missing values.</summary>
    public PreparationOptions? Preparation { get; init; }

    public string? NetworkFile { get; init; }

    /// <summary>The model file or run folder to train on from.</summary>
    public string? From { get; init; }

    /// <summary>Whether its last layer is drawn anew, to suit the data.</summary>
    public bool NewHead { get; init; }

    /// <summary>The network, or what overrides the network file.</summary>
    public NetworkOptions Network { get; init; } = new();

    public int? Epochs { get; init; }

    public int? Batch { get; init; }

    /// <summary>The share of the rows held back for validation; 0 for none. If null, a tenth, or none if rows are few.</summary>
    public double? Validation { get; init; }

    /// <summary>Which rows are held back; if null, classes keep their shares and numbers are drawn at random.</summary>
    public SplitKind? Split { get; init; }

    /// <summary>How much classes count in the loss: <c>balanced</c>, or <c>rare=5,common=0.5</c>; null if all count the same.</summary>
    public string? ClassWeights { get; init; }

    /// <summary>For a table: the column whose equal values keep rows together on one side of every split.</summary>
    public string? Group { get; init; }

    /// <summary>The part of the rows that is kept for the test; null if none is.</summary>
    public Fold? Fold { get; init; }

    /// <summary>Data like <see cref="Data"/> for the final test, in place of the test set that comes with those.</summary>
    public string? Test { get; init; }

    /// <summary>Draws everything random; if null, the network file's seed, or 0.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How pictures are changed each time they are trained on: <c>shift:2,flip,rotate</c>.</summary>
    public string? Augment { get; init; }

    public double? StopAtLoss { get; init; }

    public int? Patience { get; init; }

    /// <summary>How many threads share the work; if null, as many as there are processors.</summary>
    public int? Threads { get; init; }
}
