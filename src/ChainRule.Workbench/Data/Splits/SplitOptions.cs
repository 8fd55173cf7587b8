using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Splits;

/// <summary>How to divide data.</summary>
/// <param name="Validation">the share of the rows to hold back, from 0 (none) to below 1; if null, a tenth, or none if rows are few</param>
/// <param name="Seed">draws those rows</param>
/// <param name="Preparation">for tables: what to learn, and how</param>
/// <param name="Kind">which rows are held back; if null, classes keep their shares and numbers are drawn at random</param>
public sealed record SplitOptions(double? Validation = null, ulong Seed = 0, PreparationOptions? Preparation = null, SplitKind? Kind = null)
{
    /// <summary>The part of the rows that is kept for the test; null for none.</summary>
    public Fold? Fold { get; init; }

    /// <summary>For tables: the column whose equal values keep rows together on one side of every split.</summary>
    public string? Group { get; init; }
}
