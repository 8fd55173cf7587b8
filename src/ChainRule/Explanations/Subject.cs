using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>A parameter's element, or an input's, whose gradient is explained.</summary>
/// <param name="Address">0.weight[1,2], input[0,3]</param>
/// <param name="Quantity">w⁽⁰⁾₂₃</param>
/// <param name="Value">its value before the step</param>
/// <param name="Gradient">∂L/∂w</param>
/// <param name="Updated">its value after the step; null where nothing updates it</param>
public sealed record Subject(string Address, Quantity Quantity, double Value, double Gradient, double? Updated);

/// <summary>A number that is given.</summary>
/// <param name="Address">0.weight[1,2], input[0,3], target[0]</param>
/// <param name="Quantity">w⁽⁰⁾₂₃</param>
/// <param name="Value">its value</param>
public sealed record Given(string Address, Quantity Quantity, double Value)
{
    /// <summary>What the data calls it: a column or a class; null where it has no name there.</summary>
    public string? Name { get; init; }

    /// <summary>What the data has in its place, before it was standardised: 59; null where it stands as it is.</summary>
    public string? Raw { get; init; }
}
