using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>x·Φ(x) of every element, where Φ is the cumulative normal distribution: exact, or approximated with tanh.</summary>
/// <param name="approximate">whether Φ is approximated with tanh</param>
public sealed class Gelu(bool approximate = false) : UnaryLayer
{
    /// <summary>Whether Φ is approximated with tanh.</summary>
    public bool Approximate => approximate;

    public override Shape OutputShape(Shape input) => input;

    public override string ToString() => approximate ? "Gelu(approximate)" : "Gelu()";

    protected override Variable Compute(Variable x) =>
        approximate ? x.Map(new Functions.GeluTanh()) : x.Map(new Functions.Gelu());
}
