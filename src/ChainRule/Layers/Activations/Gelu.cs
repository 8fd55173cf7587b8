using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>x·Φ(x) of every element, Φ the normal distribution's; exactly, or by its tanh approximation.</summary>
/// <param name="approximate">whether Φ is approximated by tanh</param>
public sealed class Gelu(bool approximate = false) : UnaryLayer
{
    /// <summary>Whether Φ is approximated by tanh.</summary>
    public bool Approximate => approximate;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => approximate ? "Gelu(approximate)" : "Gelu()";

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) =>
        approximate ? x.Map(new Functions.GeluTanh()) : x.Map(new Functions.Gelu());
}
