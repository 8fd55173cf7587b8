namespace ChainRule.Schedules;

/// <summary>The rate is multiplied by a factor each time so many epochs or steps are done (PyTorch's StepLR).</summary>
/// <param name="StepSize">s: so many epochs or steps</param>
/// <param name="Gamma">γ: the factor</param>
/// <param name="Each">the unit of time</param>
public sealed record StepSchedule(int StepSize, double Gamma = 0.1, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>s: the number of epochs or steps from one change to the next.</summary>
    public int StepSize { get; } = (int)Setting.Positive(StepSize);

    /// <summary>γ: the factor.</summary>
    public double Gamma { get; } = Setting.Positive(Gamma);

    // η₀·γ^⌊k/s⌋
    protected override T Formula<T>(T initial, Moment moment) =>
        initial * T.Power(T.Let("γ", T.Constant(Gamma)), T.Floor(T.Let("k", T.Constant(moment.Time)) / T.Let("s", T.Constant(StepSize))));
}
