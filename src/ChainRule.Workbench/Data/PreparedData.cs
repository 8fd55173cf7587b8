using ChainRule.Data;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data;

/// <summary>Data ready for training.</summary>
/// <param name="Preparation">how a table became numbers; null if the data were numbers already</param>
/// <param name="Judged">where the samples of the last of the sets come from</param>
public sealed record PreparedData(DataSets Sets, SampleOrigin Judged, Preparation? Preparation = null)
{
    /// <summary>How pictures became samples; null if they were no files of pictures.</summary>
    public PicturePreparation? Pictures { get; init; }

    /// <summary>How the validation samples were chosen; null if none were held back.</summary>
    public SplitKind? Kind { get; init; }

    /// <summary>What the user should know about the data and their split, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
