namespace ChainRule.Schedules;

/// <summary>
/// The rate rises from a part of the initial one to all of it, and then falls to almost nothing, each along half a cosine (Smith and Topin 2018;
/// PyTorch's OneCycleLR in two phases, whose max_lr is the initial rate here). Momentum stays as it is.
/// </summary>
/// <param name="Length">n: how many epochs or steps that takes; the whole training if null</param>
/// <param name="RisingShare">the share of them in which the rate rises</param>
/// <param name="StartDivisor">the initial rate divided by this is the rate at the beginning</param>
/// <param name="EndDivisor">the rate at the beginning divided by this is the rate at the end</param>
/// <param name="Each">the unit of time</param>
public sealed record OneCycleSchedule(int? Length = null, double RisingShare = 0.3, double StartDivisor = 25, double EndDivisor = 1e4, TimeUnit Each = TimeUnit.Step) : Schedule(Each)
{
    /// <summary>n: how many epochs or steps it takes; the whole training if null.</summary>
    public int? Length { get; } = Checked(Length);

    /// <summary>The share of them in which the rate rises.</summary>
    public double RisingShare { get; } = Setting.Fraction(RisingShare);

    /// <summary>The initial rate divided by this is the rate at the beginning.</summary>
    public double StartDivisor { get; } = Setting.Positive(StartDivisor);

    /// <summary>The rate at the beginning divided by this is the rate at the end.</summary>
    public double EndDivisor { get; } = Setting.Positive(EndDivisor);

    public override bool LastsForTraining => Length is null;

    // with the peak p at the share of n, less 1: η₀ + (η₀/d − η₀)·(1 + cos(π·k/p))/2 up to p, then η₀/(d·e) + (η₀ − η₀/(d·e))·(1 + cos(π·(k − p)/(n − 1 − p)))/2
    protected override T Formula<T>(T initial, Moment moment)
    {
        var last = (Length ?? moment.Length!.Value) - 1;
        var peak = RisingShare * (last + 1) - 1;

        // At p = 0, where the rate begins at the peak, k/p has no value.
        if (Math.Min(moment.Time, last) == peak)
            return initial;
        var (time, top) = (T.Let("k", T.Constant(Math.Min(moment.Time, last))), T.Let("p", T.Constant(peak)));
        var lowest = initial / T.Constant(StartDivisor);
        return moment.Time <= peak
            ? HalfCosine.Between(lowest, initial, time, top)
            : HalfCosine.Between(initial, lowest / T.Constant(EndDivisor), time - top, T.Let("n", T.Constant(last + 1)) - T.Constant(1) - top);
    }
}
