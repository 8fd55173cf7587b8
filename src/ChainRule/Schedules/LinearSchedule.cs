namespace ChainRule.Schedules;

/// <summary>The rate goes in a straight line from one part of the initial rate to another, and stays there (PyTorch's LinearLR).</summary>
/// <param name="StartFactor">the part at the beginning</param>
/// <param name="EndFactor">the part at the end</param>
/// <param name="Length">n: how many epochs or steps that takes; the whole training if null</param>
/// <param name="Each">the unit of time</param>
public sealed record LinearSchedule(double StartFactor = 1, double EndFactor = 0, int? Length = null, TimeUnit Each = TimeUnit.Epoch) : Schedule(Each)
{
    /// <summary>The part of the initial rate at the beginning.</summary>
    public double StartFactor { get; } = Setting.NotNegative(StartFactor);

    /// <summary>The part of the initial rate at the end.</summary>
    public double EndFactor { get; } = Setting.NotNegative(EndFactor);

    /// <summary>n: how many epochs or steps it takes; the whole training if null.</summary>
    public int? Length { get; } = Checked(Length);

    public override bool LastsForTraining => Length is null;

    // η₀·(f₀ + (f₁ − f₀)·k/n), with k at most n
    protected override T Formula<T>(T initial, Moment moment) =>
        initial * (T.Constant(StartFactor) + T.Constant(EndFactor - StartFactor) * Share<T>(moment, Length));
}
