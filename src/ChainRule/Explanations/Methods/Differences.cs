using ChainRule.Explanations.Losses;

namespace ChainRule.Explanations.Methods;

/// <summary>
/// Finite differences: (L(w + Δ) − L(w))/Δ. The error shrinks with Δ, until the rounding of L, divided by Δ, outgrows it.
/// </summary>
internal static class Differences
{
    private static readonly double[] Deltas = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12];

    // Small enough to stay on one side of a kink, and large enough for the loss's digits.
    private const double Beside = 1e-6;

    /// <summary>The quotient for every Δ.</summary>
    public static IReadOnlyList<DifferenceQuotient> Of(LossFunction loss, double value, double gradient)
    {
        var here = loss.At(value);
        return [.. Deltas.Select(delta => Quotient(delta, (loss.At(value + delta) - here) / delta))];

        DifferenceQuotient Quotient(double delta, double quotient) =>
            new(delta, quotient, Math.Abs(quotient - gradient)) { FromLeft = (here - loss.At(value - delta)) / delta };
    }

    /// <summary>The quotient that comes closest.</summary>
    public static DifferenceQuotient Best(IReadOnlyList<DifferenceQuotient> quotients) =>
        quotients.MinBy(quotient => double.IsNaN(quotient.Error) ? double.PositiveInfinity : quotient.Error)!;

    /// <summary>At a kink, where none comes close: the slope on the right.</summary>
    public static DifferenceQuotient BesideKink(IReadOnlyList<DifferenceQuotient> quotients) => quotients.Single(quotient => quotient.Delta == Beside);
}
