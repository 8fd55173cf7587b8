using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data;

/// <summary>Data ready for training.</summary>
/// <param name="Sets">the samples</param>
/// <param name="Preparation">how a table became numbers; null where the data were numbers already</param>
public sealed record PreparedData(DataSets Sets, Preparation? Preparation = null)
{
    /// <summary>How the validation samples were chosen; null where none were drawn from those to train on.</summary>
    public SplitKind? Kind { get; init; }

    /// <summary>What the user should know of the division, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
