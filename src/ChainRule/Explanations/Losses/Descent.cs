namespace ChainRule.Explanations.Losses;

/// <summary>The loss as one parameter varies, with its tangent and the step that descends.</summary>
/// <param name="Address">whose: 0.weight[1,2]</param>
/// <param name="Quantity">its symbol</param>
/// <param name="Points">(w, L), from left to right</param>
/// <param name="Value">where w stands</param>
/// <param name="Loss">L there</param>
/// <param name="Slope">∂L/∂w there</param>
/// <param name="Next">where the step leads; null where there is no optimizer</param>
/// <param name="LossAtNext">L there, with only this parameter changed</param>
public sealed record Descent(string Address, Expressions.Quantity Quantity, IReadOnlyList<(double Value, double Loss)> Points, double Value, double Loss, double Slope, double? Next, double? LossAtNext)
{
    /// <summary>The slopes on the left and on the right where the loss has a kink; null where it has none.</summary>
    public (double Left, double Right)? Kink { get; init; }
}
