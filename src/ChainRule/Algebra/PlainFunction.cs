namespace ChainRule.Algebra;

/// <summary>A function of one number that is known by its values alone: no formula over an algebra gives it.</summary>
/// <param name="Name">what it is called: sin</param>
/// <param name="Value">its value at a number</param>
/// <param name="Slope">its derivative at a number</param>
public sealed record PlainFunction(string Name, Func<double, double> Value, Func<double, double> Slope);
