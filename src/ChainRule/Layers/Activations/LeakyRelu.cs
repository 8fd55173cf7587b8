namespace ChainRule.Layers;

/// <summary>x where it is positive, else a small slope times x, of every element.</summary>
/// <param name="negativeSlope">the slope where x is not positive</param>
public sealed class LeakyRelu(double negativeSlope = 0.01) : Activation<Functions.LeakyRelu>(new(negativeSlope))
{
    /// <summary>The slope where x is not positive.</summary>
    public double NegativeSlope { get; } = negativeSlope;

    public override string ToString() => FormattableString.Invariant($"LeakyRelu({NegativeSlope})");
}
