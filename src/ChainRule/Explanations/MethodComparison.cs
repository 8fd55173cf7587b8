namespace ChainRule.Explanations;

/// <summary>One gradient computed in four ways.</summary>
/// <param name="Address">whose gradient it is: 0.weight[1,2]</param>
/// <param name="Parameters">how many parameters the network has, each of which the other ways would take anew</param>
/// <param name="Methods">backpropagation first</param>
/// <param name="Differences">ΔL/Δw for a shrinking Δ</param>
/// <param name="Paths">how the sum over paths goes; null where the network is too large to count them</param>
public sealed record MethodComparison(string Address, long Parameters, IReadOnlyList<MethodResult> Methods, IReadOnlyList<DifferenceQuotient> Differences, PathCount? Paths);

/// <summary>The ways to compute a gradient.</summary>
public enum Method
{
    /// <summary>errors are propagated backward, all gradients in one sweep</summary>
    Backpropagation,

    /// <summary>forward mode: one sweep over dual numbers a parameter</summary>
    ForwardMode,

    /// <summary>the sum over every path of the product of the derivatives along it</summary>
    PathSum,

    /// <summary>ΔL/Δw, at the Δ that comes closest</summary>
    FiniteDifferences,
}

/// <summary>What a way to compute a gradient gave, and what it cost.</summary>
/// <param name="Method">the way</param>
/// <param name="Value">the gradient; null where there are too many paths to walk</param>
/// <param name="Multiplications">products and quotients for this one gradient, the loss included; for backpropagation, for all; null where they are too many to count</param>
/// <param name="MultiplicationsForAll">products and quotients for the gradients of all parameters; null where they are too many to count</param>
/// <param name="Seconds">wall-clock time of the whole way for this one gradient (for backpropagation, for all) by plain naive arithmetic; null where it was not measured</param>
public sealed record MethodResult(Method Method, double? Value, double? Multiplications, double? MultiplicationsForAll, double? Seconds);

/// <summary>(L(w + Δ) − L(w))/Δ</summary>
/// <param name="Delta">Δ</param>
/// <param name="Value">the quotient</param>
/// <param name="Error">its distance from the gradient</param>
public sealed record DifferenceQuotient(double Delta, double Value, double Error);

/// <summary>
/// The paths from a parameter to the loss through the graph of partial derivatives, in which named quantities are joined to those that
/// their formulas name: of a maximum over a window, to the one that was chosen.
/// </summary>
/// <param name="Count">how many there are</param>
/// <param name="Factors">factors in all the products along them</param>
/// <param name="DistinctFactors">partial derivatives in the graph: the others are computed again and again</param>
/// <param name="Paths">the paths with the largest products, at most 64; empty where there are more than 10,000 to walk</param>
public sealed record PathCount(double Count, double Factors, double DistinctFactors, IReadOnlyList<DerivativePath> Paths);

/// <summary>A path and the product of the partial derivatives along it.</summary>
/// <param name="Stations">the quantities on it, from the parameter to the loss</param>
/// <param name="Factors">∂(station)/∂(station before), from the parameter to the loss</param>
/// <param name="Product">their product</param>
public sealed record DerivativePath(IReadOnlyList<Expressions.Quantity> Stations, IReadOnlyList<double> Factors, double Product);
