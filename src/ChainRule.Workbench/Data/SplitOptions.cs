namespace ChainRule.Workbench.Data;

/// <summary>How data are to be divided.</summary>
/// <param name="Validation">the fraction of the training rows to keep apart, from 0 (none) to 1 (excluded)</param>
/// <param name="Seed">draws those rows</param>
/// <param name="Preparation">for tables: what is to be learnt, and how</param>
public sealed record SplitOptions(double Validation = 0.1, ulong Seed = 0, PreparationOptions? Preparation = null);
