namespace ChainRule.Schedules;

/// <summary>The rate falls to 0 as a power of the time that is left (PyTorch's PolynomialLR).</summary>
/// <param name="Power">p: 1 for a straight line</param>
/// <param name="Length">n: how many epochs or steps that takes; the whole training if null</param>
/// <param name="Each">the unit of time</param>
public sealed record PolynomialSchedule(double Power = 1, int? Length = null, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>p: 1 for a straight line.</summary>
    public double Power { get; } = Setting.Positive(Power);

    /// <summary>n: how many epochs or steps it takes; the whole training if null.</summary>
    public int? Length { get; } = Checked(Length);

    public override bool LastsForTraining => Length is null;

    // η₀·(1 − k/n)^p, with k at most n
    protected override T Formula<T>(T initial, Moment moment) =>
        initial * T.Power(T.Constant(1) - Share<T>(moment, Length), T.Constant(Power));
}
