namespace ChainRule.Schedules;

/// <summary>The rate is a part of the initial one for a while, then all of it (PyTorch's ConstantLR).</summary>
/// <param name="Factor">the part</param>
/// <param name="Length">for how many epochs or steps; for ever if null</param>
/// <param name="Each">the unit of time</param>
public sealed record ConstantSchedule(double Factor = 1, int? Length = null, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>The part of the initial rate.</summary>
    public double Factor { get; } = Setting.NotNegative(Factor);

    /// <summary>For how many epochs or steps; for ever if null.</summary>
    public int? Length { get; } = Checked(Length);

    // η₀·f for k < n, then η₀
    protected override T Formula<T>(T initial, Moment moment) => moment.Time >= Length ? initial : T.Constant(Factor) * initial;
}
