namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Colour">which of the colours</param>
/// <param name="X">from left to right</param>
/// <param name="Y">as many; the line has a gap where a number is NaN or infinite</param>
/// <param name="IsDashed">whether it is broken into dashes, to tell it from another of its colour</param>
internal sealed record Curve(int Colour, IReadOnlyList<double> X, IReadOnlyList<double> Y, bool IsDashed = false);
