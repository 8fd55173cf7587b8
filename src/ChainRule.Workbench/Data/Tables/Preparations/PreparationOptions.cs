using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What to learn from a table, and how.</summary>
/// <param name="Kind">what is predicted; if null, classes for words or few different whole numbers, else numbers</param>
public sealed record PreparationOptions(MissingPolicy Missing = MissingPolicy.Refuse, TargetKind? Kind = null)
{
    /// <summary>The column to predict, or several of numbers, which commas may separate; the last column if none is named.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The input columns, named in the same way; if none is named, all but those that only name or number the rows.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The columns to leave out, named in the same way.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The kinds of columns: <c>zip=word,when=date</c>; without a column, the kind of the targets.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The column that says how much each row counts in training; null if all count the same.</summary>
    public string? Weight { get; init; }

    /// <summary>For a time series, how its rows become windows; null if each row is a sample.</summary>
    public Windowing? Windows { get; init; }

    /// <summary>What to do when the model is used and meets a word that is not in the table.</summary>
    public UnseenPolicy Unseen { get; init; }

    /// <summary>The first option that only a table can have; null if none is set.</summary>
    internal string? FirstOfTables => FirstOption ?? (Weight is not null ? "--weight" : null);

    /// <summary>The first option that is set and decides what a row becomes; null if none is.</summary>
    internal string? FirstOption =>
        Targets.Count > 0 ? "--target"
        : Columns.Count > 0 ? "--columns"
        : Ignore.Count > 0 ? "--ignore"
        : Kinds.Count > 0 || Kind is not null ? "--kind"
        : Missing != MissingPolicy.Refuse ? "--missing"
        : Windows is not null ? "--window"
        : Unseen != UnseenPolicy.Zero ? "--unseen"
        : null;
}
