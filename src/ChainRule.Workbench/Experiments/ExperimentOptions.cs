using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Experiments;

/// <summary>What the user asks of an experiment; what is null is chosen for the data.</summary>
public sealed record ExperimentOptions
{
    /// <summary>A built-in data set, a data set known by name, a CSV file, or a folder of IDX files.</summary>
    public required string Data { get; init; }

    /// <summary>How the data is found and read.</summary>
    public DataSource Source { get; init; } = new();

    /// <summary>For a CSV file: which column is to be learnt, and what to do with missing values.</summary>
    public PreparationOptions? Preparation { get; init; }

    /// <summary>A network file.</summary>
    public string? NetworkFile { get; init; }

    /// <summary>Layers in the short form.</summary>
    public string? Layers { get; init; }

    /// <summary>The loss's name in the network format.</summary>
    public string? Loss { get; init; }

    /// <summary>The optimizer's name in the network format.</summary>
    public string? Optimizer { get; init; }

    public double? LearningRate { get; init; }

    /// <summary>The largest norm of all gradients together.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The largest absolute value of a gradient.</summary>
    public double? ClipValue { get; init; }

    /// <summary>Patterns of parameters that are not trained.</summary>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    public int? Epochs { get; init; }

    public int? Batch { get; init; }

    /// <summary>The share of the rows held back to validate by; 0 for none. Where null a tenth, or none of few rows.</summary>
    public double? Validation { get; init; }

    /// <summary>Which rows are held back; where null, classes keep their shares and numbers are drawn at random.</summary>
    public SplitKind? Split { get; init; }

    /// <summary>Data like <see cref="Data"/> to judge by at the end, in place of a test that those bring along.</summary>
    public string? Test { get; init; }

    /// <summary>What everything random is drawn from; the network file's own seed, or 0, when null.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How pictures are changed each time they are learnt from: <c>shift:2,flip</c>.</summary>
    public string? Augment { get; init; }

    public double? StopAtLoss { get; init; }

    public int? Patience { get; init; }

    /// <summary>How many threads share the work; as many as there are processors when null.</summary>
    public int? Threads { get; init; }
}
