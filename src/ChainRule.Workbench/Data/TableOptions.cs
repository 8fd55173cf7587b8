namespace ChainRule.Workbench.Data;

/// <summary>How a CSV file is to be read; what is null is detected.</summary>
/// <param name="Header">whether the first row names the columns</param>
/// <param name="Separator">what stands between two cells: an ASCII character</param>
public sealed record TableOptions(bool? Header = null, char? Separator = null);
