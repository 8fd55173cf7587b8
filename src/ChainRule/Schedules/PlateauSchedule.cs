namespace ChainRule.Schedules;

/// <summary>
/// The rate is reduced whenever the loss has stopped falling: the validation loss, or without validation data the training loss (PyTorch's
/// ReduceLROnPlateau). What it has seen is part of the training's state.
/// </summary>
/// <param name="Factor">f: what the rate is multiplied by</param>
/// <param name="Patience">how many epochs without a lower loss are let pass</param>
/// <param name="Threshold">the part of the lowest loss by which another must be lower to count</param>
/// <param name="Cooldown">how many epochs after a reduction are not counted</param>
/// <param name="Minimum">the rate is not reduced below this</param>
public sealed record PlateauSchedule(double Factor = 0.1, int Patience = 10, double Threshold = 1e-4, int Cooldown = 0, double Minimum = 0) : Schedule(TimeUnit.Epoch)
{
    /// <summary>f: what the rate is multiplied by.</summary>
    public double Factor { get; } = Setting.FractionBelowOne(Factor);

    /// <summary>How many epochs without a lower loss are let pass.</summary>
    public int Patience { get; } = (int)Setting.NotNegative(Patience);

    /// <summary>The part of the lowest loss by which another must be lower to count.</summary>
    public double Threshold { get; } = Setting.FractionBelowOne(Threshold);

    /// <summary>How many epochs after a reduction are not counted.</summary>
    public int Cooldown { get; } = (int)Setting.NotNegative(Cooldown);

    /// <summary>The rate is not reduced below this.</summary>
    public double Minimum { get; } = Setting.NotNegative(Minimum);

    // max(η₀·f^r, m), with r the number of reductions
    protected override T Formula<T>(T initial, Moment moment)
    {
        if (moment.Reductions == 0)
            return initial;
        var reduced = initial * T.Power(T.Let("f", T.Constant(Factor)), T.Let("r", T.Constant(moment.Reductions)));
        return Minimum == 0 ? reduced : T.Max(reduced, T.Constant(Minimum));
    }
}
