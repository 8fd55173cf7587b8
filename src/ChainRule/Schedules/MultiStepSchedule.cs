namespace ChainRule.Schedules;

/// <summary>The rate is multiplied by a factor at chosen times (PyTorch's MultiStepLR).</summary>
/// <param name="Milestones">the times: how many epochs or steps are done by then</param>
/// <param name="Gamma">γ: the factor</param>
/// <param name="Each">the unit of time</param>
public sealed record MultiStepSchedule(IReadOnlyList<double> Milestones, double Gamma = 0.1, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>The times: how many epochs or steps are done by then.</summary>
    public IReadOnlyList<double> Milestones { get; } = [.. Milestones.Select(milestone => Setting.Positive(milestone, nameof(Milestones)))];

    /// <summary>γ: the factor.</summary>
    public double Gamma { get; } = Setting.Positive(Gamma);

    // η₀·γʲ, with j the number of milestones up to k
    protected override T Formula<T>(T initial, Moment moment)
    {
        var reached = 0;
        for (var i = 0; i < Milestones.Count; i++)
            reached += Milestones[i] <= moment.Time ? 1 : 0;
        return initial * T.Power(T.Let("γ", T.Constant(Gamma)), T.Let("j", T.Constant(reached)));
    }
}
