namespace ChainRule.Workbench.Data;

/// <summary>What of a table is to be learnt, and how.</summary>
/// <param name="Target">the column to predict; the last one where null</param>
/// <param name="Missing">what to do where there is no value</param>
/// <param name="Kind">what the target is; where null, classes if it holds words or few different whole numbers</param>
public sealed record PreparationOptions(string? Target = null, MissingPolicy Missing = MissingPolicy.Refuse, TargetKind? Kind = null);
