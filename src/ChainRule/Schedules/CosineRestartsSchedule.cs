namespace ChainRule.Schedules;

/// <summary>The rate falls along half a cosine, begins again at the top, and so on (Loshchilov and Hutter 2017; PyTorch's CosineAnnealingWarmRestarts).</summary>
/// <param name="Period">how many epochs or steps there are before the first restart</param>
/// <param name="Multiplier">how many times as long as the last each next period is</param>
/// <param name="Minimum">the rate at the end of a period</param>
/// <param name="Each">the unit of time</param>
public sealed record CosineRestartsSchedule(int Period, int Multiplier = 1, double Minimum = 0, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>How many epochs or steps there are before the first restart.</summary>
    public int Period { get; } = (int)Setting.Positive(Period);

    /// <summary>How many times as long as the last each next period is.</summary>
    public int Multiplier { get; } = (int)Setting.Positive(Multiplier);

    /// <summary>The rate at the end of a period.</summary>
    public double Minimum { get; } = Setting.NotNegative(Minimum);

    // m + (η₀ − m)·(1 + cos(π·c/n))/2, with n the length of the period and c the time in it
    protected override T Formula<T>(T initial, Moment moment)
    {
        var (time, period) = (moment.Time, (double)Period);
        while (Multiplier > 1 && time >= period)
            (time, period) = (time - period, period * Multiplier);
        return HalfCosine.Between(initial, T.Constant(Minimum), T.Let("c", T.Constant(time % period)), T.Let("n", T.Constant(period)));
    }
}
