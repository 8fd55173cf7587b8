namespace ChainRule.Schedules;

/// <summary>The rate is multiplied by a factor in each epoch or step (PyTorch's ExponentialLR).</summary>
/// <param name="Gamma">γ: the factor</param>
/// <param name="Each">the unit of time</param>
public sealed record ExponentialSchedule(double Gamma, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>γ: the factor.</summary>
    public double Gamma { get; } = Setting.Positive(Gamma);

    // η₀·γᵏ
    protected override T Formula<T>(T initial, Moment moment) =>
        initial * T.Power(T.Let("γ", T.Constant(Gamma)), T.Let("k", T.Constant(moment.Time)));
}
