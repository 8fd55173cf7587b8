namespace ChainRule.Training;

/// <summary>A learning rate, and the loss of a step before it was taken with that rate.</summary>
/// <param name="Rate">the rate</param>
/// <param name="Loss">the loss</param>
public readonly record struct RatePoint(double Rate, double Loss);

/// <summary>What a <see cref="LearningRateRangeTest"/> found.</summary>
/// <param name="Points">the loss at each rate, in rising order</param>
public sealed record LearningRateRange(IReadOnlyList<RatePoint> Points)
{
    /// <summary>How many neighbouring losses are averaged: those of single batches jump about.</summary>
    internal const int Window = 9;

    // Smith's rule of thumb: where the loss is least, steps are about to become too large.
    private const double Caution = 10;

    /// <summary>The mean of nine neighbouring losses at the middle one's rate.</summary>
    public IReadOnlyList<RatePoint> Smoothed { get; } =
        [.. Enumerable.Range(0, Math.Max(0, Points.Count - Window + 1)).Select(i => new RatePoint(Points[i + Window / 2].Rate, Mean(Points.Skip(i).Take(Window))))];

    /// <summary>The rate at which the smoothed loss is least; null if the test was too short.</summary>
    public double? LeastLossRate => Smoothed.Count == 0 ? null : Smoothed.MinBy(point => point.Loss).Rate;

    /// <summary>
    /// A rate to train with: a tenth of the one with the least loss, which varies less from run to run than the steepest descent; null if the test was
    /// too short, or the loss never fell.
    /// </summary>
    public double? Suggestion => LeastLossRate > Smoothed[0].Rate ? LeastLossRate / Caution : null;

    internal static double Mean(IEnumerable<RatePoint> points) => points.Average(point => point.Loss);
}
