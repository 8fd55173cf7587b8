namespace ChainRule.Explanations.Replays;

/// <summary>The slopes of a loss to the left and to the right of an element's value; infinite at a jump.</summary>
/// <param name="Left">(L(w) − L(w − h))/h</param>
/// <param name="Right">(L(w + h) − L(w))/h</param>
internal readonly record struct OneSidedSlopes(double Left, double Right)
{
    private const double Wide = 1e-5;
    private const double Narrow = 1e-6;
    private const double Tolerance = 1e-4;

    // When the width shrinks tenfold, a jump's quotient grows as much; a kink's hardly changes.
    private const double Growth = 5;

    // The rounding error of L divided by the width.
    private const double Rounding = 1e-15 / Narrow;

    /// <summary>The slopes at a kink or a jump; null where the loss is smooth, so that they converge as the width shrinks.</summary>
    public static OneSidedSlopes? AtKink(Func<double, double> loss, double value)
    {
        var here = loss(value);
        var (wide, narrow) = (At(Wide), At(Narrow));
        return narrow.Gap > Math.Max(Tolerance * narrow.Size, Rounding * (1 + Math.Abs(here))) && narrow.Gap > 0.5 * wide.Gap
            ? new(Limit(wide.Left, narrow.Left), Limit(wide.Right, narrow.Right))
            : null;

        OneSidedSlopes At(double width)
        {
            var h = width * Math.Max(1, Math.Abs(value));
            return new((here - loss(value - h)) / h, (loss(value + h) - here) / h);
        }

        double Limit(double wide, double narrow) =>
            Math.Abs(narrow) > Growth * Math.Abs(wide) && Math.Abs(narrow) > Rounding * (1 + Math.Abs(here)) ? Math.Sign(narrow) * double.PositiveInfinity : narrow;
    }

    public bool IsJump => double.IsInfinity(Left) || double.IsInfinity(Right);

    /// <summary>Whether a gradient is one of the slopes or lies between them.</summary>
    public bool Include(double gradient) =>
        gradient >= Math.Min(Left, Right) - Tolerance * Size && gradient <= Math.Max(Left, Right) + Tolerance * Size;

    private double Gap => Math.Abs(Right - Left);

    // Only finite slopes count.
    private double Size => Math.Max(double.IsFinite(Left) ? Math.Abs(Left) : 0, double.IsFinite(Right) ? Math.Abs(Right) : 0);
}
