namespace ChainRule.Schedules;

/// <summary>
/// The rate falls along half a cosine (Loshchilov and Hutter 2017, without restarts; PyTorch's CosineAnnealingLR). Beyond its length it rises again,
/// as PyTorch's does.
/// </summary>
/// <param name="Length">n: how many epochs or steps that takes; the whole training if null</param>
/// <param name="Minimum">the rate at the end</param>
/// <param name="Each">the unit of time</param>
public sealed record CosineSchedule(int? Length = null, double Minimum = 0, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>n: how many epochs or steps it takes; the whole training if null.</summary>
    public int? Length { get; } = Checked(Length);

    /// <summary>The rate at the end.</summary>
    public double Minimum { get; } = Setting.NotNegative(Minimum);

    public override bool LastsForTraining => Length is null;

    // m + (η₀ − m)·(1 + cos(π·k/n))/2
    protected override T Formula<T>(T initial, Moment moment) =>
        HalfCosine.Between(initial, T.Constant(Minimum), T.Let("k", T.Constant(moment.Time)), T.Let("n", T.Constant(Length ?? moment.Length!.Value)));
}
