using ChainRule.Explanations.Losses;

namespace ChainRule.Explanations.Methods;

/// <summary>Finite differences, (L(w + Δ) − L(w))/Δ. The error shrinks with Δ until the rounding error of L divided by Δ outgrows it.</summary>
internal static class Differences
{
    private static readonly double[] Deltas = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12];

    // Small enough to stay on one side of a kink, large enough not to drown in rounding.
    private const double Beside = 1e-6;

    public static IReadOnlyList<DifferenceQuotient> Of(LossFunction loss, double value, double gradient)
    {
        var here = loss.At(value);
        return [.. Deltas.Select(delta => Quotient(delta, (loss.At(value + delta) - here) / delta))];

        DifferenceQuotient Quotient(double delta, double quotient) =>
            new(delta, quotient, Math.Abs(quotient - gradient)) { FromLeft = (here - loss.At(value - delta)) / delta };
    }

    /// <summary>The quotient closest to the gradient; at a kink, where none comes close, the slope on its right.</summary>
    public static DifferenceQuotient Best(IReadOnlyList<DifferenceQuotient> quotients, bool isAtKink) => isAtKink
        ? quotients.Single(quotient => quotient.Delta == Beside)
        : quotients.MinBy(quotient => double.IsNaN(quotient.Error) ? double.PositiveInfinity : quotient.Error)!;
}
