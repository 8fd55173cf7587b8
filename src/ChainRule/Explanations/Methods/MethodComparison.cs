using ChainRule.Expressions;

namespace ChainRule.Explanations.Methods;

/// <summary>One gradient computed in four ways.</summary>
/// <param name="Address">whose gradient it is: 0.weight[1,2]</param>
/// <param name="Parameters">how many parameters the network has (inputs, where it has none), each of which the other ways would take anew</param>
/// <param name="Methods">backpropagation first</param>
/// <param name="Differences">ΔL/Δw for a shrinking Δ</param>
/// <param name="Paths">how the sum over paths goes; null where the network is too large to count them</param>
/// <param name="Kink">where the loss has no derivative by it; null where it has one</param>
public sealed record MethodComparison(string Address, long Parameters, IReadOnlyList<MethodResult> Methods, IReadOnlyList<DifferenceQuotient> Differences, PathCount? Paths, LossKink? Kink = null);

/// <summary>A point where the loss has a slope on either side, but no derivative.</summary>
/// <param name="Left">ΔL/Δw for a small step to the left; infinite at a jump</param>
/// <param name="Right">the same to the right</param>
/// <param name="IsBetween">whether the gradient by backpropagation is one of them or lies between them</param>
/// <param name="Causes">the kinks and ties on the way to the loss; empty where none is known</param>
public sealed record LossKink(double Left, double Right, bool IsBetween, IReadOnlyList<Remark> Causes)
{
    /// <summary>Whether the loss itself jumps, so that a slope is infinite.</summary>
    public bool IsJump => double.IsInfinity(Left) || double.IsInfinity(Right);
}

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
public sealed record DifferenceQuotient(double Delta, double Value, double Error)
{
    /// <summary>(L(w) − L(w − Δ))/Δ</summary>
    public double FromLeft { get; init; }
}

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
