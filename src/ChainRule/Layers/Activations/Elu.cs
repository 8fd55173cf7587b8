namespace ChainRule.Layers;

/// <summary>x where it is positive, else α·(eˣ − 1), of every element.</summary>
/// <param name="alpha">α: outputs approach −α for large negative x</param>
public sealed class Elu(double alpha = 1) : Activation<Functions.Elu>(new(alpha))
{
    /// <summary>α: outputs approach −α for large negative x.</summary>
    public double Alpha { get; } = alpha;

    public override string ToString() => FormattableString.Invariant($"Elu({Alpha})");
}
