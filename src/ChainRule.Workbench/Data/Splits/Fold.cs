namespace ChainRule.Workbench.Data.Splits;

/// <summary>One of the parts of a data set, of which each is kept for the test once, while the others are trained on.</summary>
/// <param name="Number">which, from 1</param>
/// <param name="Of">how many parts there are</param>
public sealed record Fold(int Number, int Of);
