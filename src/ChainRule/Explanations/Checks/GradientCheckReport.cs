using System.Globalization;

namespace ChainRule.Explanations.Checks;

/// <summary>One gradient by backpropagation and by differences.</summary>
/// <param name="Name">the element: 2.weight[3, 7], or input[0, 1]</param>
/// <param name="Backpropagated">the gradient by backpropagation</param>
/// <param name="Numerical">(L(w + h) − L(w − h)) / 2h</param>
/// <param name="Error">their difference, relative to the larger of the two (or to 0.001, for tiny ones)</param>
public readonly record struct GradientComparison(string Name, double Backpropagated, double Numerical, double Error)
{
    /// <summary>The name and both numbers.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: backpropagation {Backpropagated + 0.0:G10}, differences {Numerical + 0.0:G10}, relative error {Error:0.0e+0}");
}

/// <summary>One gradient where the loss has no derivative, and the slopes on either side.</summary>
/// <param name="Name">the element</param>
/// <param name="Backpropagated">the gradient by backpropagation</param>
/// <param name="Left">(L(w) − L(w − h))/h; infinite at a jump</param>
/// <param name="Right">(L(w + h) − L(w))/h; infinite at a jump</param>
/// <param name="IsBetween">whether the gradient is one of these or lies between them</param>
/// <param name="Cause">kink, tie, kink or tie, or jump</param>
public readonly record struct KinkComparison(string Name, double Backpropagated, double Left, double Right, bool IsBetween, string Cause)
{
    /// <summary>The name and the numbers.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: backpropagation {Backpropagated + 0.0:G6}, left slope {Left + 0.0:G6}, right slope {Right + 0.0:G6}");
}

/// <summary>The result of a gradient check.</summary>
/// <param name="Count">how many gradients were compared</param>
/// <param name="Worst">the one with the largest error, kinks aside</param>
/// <param name="Tolerance">the largest error that passes</param>
/// <param name="Kinks">gradients at a kink of the loss, where differences are no measure</param>
public sealed record GradientCheckReport(int Count, GradientComparison Worst, double Tolerance, IReadOnlyList<KinkComparison> Kinks)
{
    /// <summary>Whether every gradient is within the tolerance, or at a kink between the slopes on either side.</summary>
    public bool Passed => Worst.Error <= Tolerance && Kinks.All(kink => kink.IsBetween);

    /// <summary>The verdict with the worst gradient and those at kinks.</summary>
    public override string ToString() => string.Join("; ", [
        $"{(Passed ? "passed" : "failed")}: {Count} gradients compared{(Kinks.Count < Count ? $", the worst is {Worst}" : "")}",
        .. Kinks.GroupBy(kink => (kink.Cause, kink.IsBetween)).Select(group =>
            $"{group.Count()} at a {group.Key.Cause}, {(group.Key.IsBetween ? "within" : "outside")} the slopes on either side, such as {group.First()}"),
    ]);
}
