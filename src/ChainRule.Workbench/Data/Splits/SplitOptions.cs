using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Splits;

/// <summary>How data are to be divided.</summary>
/// <param name="Validation">the share of the rows to hold back, from 0 (none) to 1 (excluded); where null a tenth, or none of few rows</param>
/// <param name="Seed">draws those rows</param>
/// <param name="Preparation">for tables: what is to be learnt, and how</param>
/// <param name="Kind">which rows are held back; where null, classes keep their shares and numbers are drawn at random</param>
public sealed record SplitOptions(double? Validation = null, ulong Seed = 0, PreparationOptions? Preparation = null, SplitKind? Kind = null);
