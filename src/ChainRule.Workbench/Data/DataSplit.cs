using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data;

/// <summary>Data ready for training.</summary>
/// <param name="Train">the rows to learn from</param>
/// <param name="Validation">rows to watch while learning; null where none are held back</param>
/// <param name="Test">rows for the final judgement; null where the source has none</param>
/// <param name="Preparation">how a table became numbers; null where the data were numbers already</param>
public sealed record DataSplit(Dataset Train, Dataset? Validation, Dataset? Test, Preparation? Preparation)
{
    /// <summary>How the rows held back were chosen; null where none are drawn from those to train on.</summary>
    public SplitKind? Kind { get; init; }

    /// <summary>What the user should know of the division, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
