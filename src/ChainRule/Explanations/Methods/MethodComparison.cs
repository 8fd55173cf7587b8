using ChainRule.Expressions;

namespace ChainRule.Explanations.Methods;

/// <summary>One gradient computed in four ways.</summary>
/// <param name="Address">the element: 0.weight[1,2]</param>
/// <param name="Parameters">the number of parameters (of inputs, if there are none); the other ways start again for each of them</param>
/// <param name="Methods">backpropagation first</param>
/// <param name="Differences">ΔL/Δw for a shrinking Δ</param>
/// <param name="Paths">the paths that are summed over; null if the network is too large to count them</param>
/// <param name="Kink">the loss's slopes if it has no derivative here; otherwise null</param>
public sealed record MethodComparison(string Address, long Parameters, IReadOnlyList<MethodResult> Methods, IReadOnlyList<DifferenceQuotient> Differences, PathCount? Paths, LossKink? Kink = null);

/// <summary>A point where the loss has a slope on each side, but no derivative.</summary>
/// <param name="Left">ΔL/Δw for a small step to the left; infinite at a jump</param>
/// <param name="Right">the same to the right</param>
/// <param name="IsBetween">whether the gradient by backpropagation is one of them or lies between them</param>
/// <param name="Causes">the kinks and ties on the way to the loss; empty if none is known</param>
public sealed record LossKink(double Left, double Right, bool IsBetween, IReadOnlyList<Remark> Causes)
{
    /// <summary>Whether the loss jumps, so that a slope is infinite.</summary>
    public bool IsJump => double.IsInfinity(Left) || double.IsInfinity(Right);
}

/// <summary>The ways to compute a gradient.</summary>
public enum Method
{
    /// <summary>errors are propagated backward, all gradients in one sweep</summary>
    Backpropagation,

    /// <summary>forward mode: one sweep over dual numbers for each parameter</summary>
    ForwardMode,

    /// <summary>the sum over every path of the product of the derivatives along it</summary>
    PathSum,

    /// <summary>ΔL/Δw, for the Δ that comes closest</summary>
    FiniteDifferences,
}

/// <summary>The gradient by one method, and its cost.</summary>
/// <param name="Method">the method</param>
/// <param name="Value">the gradient; null if there are too many paths to walk</param>
/// <param name="Multiplications">products and quotients for this gradient (for all, by backpropagation), the loss included; null if too many to count</param>
/// <param name="MultiplicationsForAll">products and quotients for the gradients of all parameters; null if too many to count</param>
/// <param name="Seconds">wall-clock time for this gradient (for all, by backpropagation) in plain, naive arithmetic; null if not measured</param>
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
/// The paths from a parameter to the loss through the graph of partial derivatives, in which an edge leads from each named quantity to
/// those whose formulas name it; a maximum over a window counts as reading only the value it chose.
/// </summary>
/// <param name="Count">how many there are</param>
/// <param name="Factors">the number of factors in the products along all paths</param>
/// <param name="DistinctFactors">the number of partial derivatives in the graph; all other factors are repetitions</param>
/// <param name="Paths">the paths with the largest products, at most 64; empty if there are more than 10,000 to walk</param>
public sealed record PathCount(double Count, double Factors, double DistinctFactors, IReadOnlyList<DerivativePath> Paths);

/// <summary>A path and the product of the partial derivatives along it.</summary>
/// <param name="Stations">the quantities on it, from the parameter to the loss</param>
/// <param name="Factors">∂(station)/∂(station before), from the parameter to the loss</param>
/// <param name="Product">their product</param>
public sealed record DerivativePath(IReadOnlyList<Quantity> Stations, IReadOnlyList<double> Factors, double Product);
