using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What of a table is to be learnt, and how.</summary>
/// <param name="Missing">what to do where there is no value</param>
/// <param name="Kind">what is predicted; where null, classes if it holds words or few different whole numbers</param>
public sealed record PreparationOptions(MissingPolicy Missing = MissingPolicy.Refuse, TargetKind? Kind = null)
{
    /// <summary>The column to predict, or several of numbers: names, or several between commas; the last one where there are none.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The columns to learn from: names, or several between commas; all that tell something where there are none.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The columns to leave out, likewise.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>What columns are to be taken for: <c>zip=word,when=date</c>; without a column, what the targets are.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>What to do, in use, with a word that does not occur in the table.</summary>
    public UnseenPolicy Unseen { get; init; }

    /// <summary>The first option that says something; null where none does.</summary>
    internal string? Said =>
        Targets.Count > 0 ? "--target"
        : Columns.Count > 0 ? "--columns"
        : Ignore.Count > 0 ? "--ignore"
        : Kinds.Count > 0 || Kind is not null ? "--kind"
        : Missing != MissingPolicy.Refuse ? "--missing"
        : Unseen != UnseenPolicy.Zero ? "--unseen"
        : null;
}
