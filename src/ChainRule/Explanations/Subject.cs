using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>An element of a parameter or of an input whose gradient is explained.</summary>
/// <param name="Address">0.weight[1,2], input[0,3]</param>
/// <param name="Quantity">w⁽⁰⁾₂₃</param>
/// <param name="Value">its value before the step</param>
/// <param name="Gradient">∂L/∂w</param>
/// <param name="Updated">its value after the step; null if nothing updates it</param>
public sealed record Subject(string Address, Quantity Quantity, double Value, double Gradient, double? Updated);

/// <summary>A number that the derivation uses without deriving it.</summary>
/// <param name="Address">0.weight[1,2], input[0,3], target[0]</param>
/// <param name="Quantity">w⁽⁰⁾₂₃</param>
/// <param name="Value">its value</param>
public sealed record Given(string Address, Quantity Quantity, double Value)
{
    /// <summary>Its name in the data: a column or a class; null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Its value in the data before standardisation: 59; null if it was not standardised.</summary>
    public string? Raw { get; init; }
}
