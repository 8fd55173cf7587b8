using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>One line of a derivation: a quantity, the formula that gives it, and its value.</summary>
public sealed record DerivationStep
{
    /// <summary>The quantity on the left: z⁽⁰⁾₁, δ⁽²⁾₁, w⁽⁰⁾₁₂.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Its other name, written before the formula: δ⁽²⁾₁ = ∂L/∂z⁽²⁾₁ = …; null if it has none.</summary>
    public Quantity? Alias { get; init; }

    /// <summary>Its place in the network, counted from 0: 0.weight[1,2], z(0)[0,1]; unique in an explanation.</summary>
    public required string Address { get; init; }

    /// <summary>The layer that computes it; empty outside of layers.</summary>
    public string Layer { get; init; } = "";

    /// <summary>A short form of the formula, such as σ(z₁); null if it has none.</summary>
    public Expression? Shorthand { get; init; }

    /// <summary>The formula in full.</summary>
    public required Expression Formula { get; init; }

    /// <summary>The value that the engine computed, in double precision; if neurons are rounded, the rounded value.</summary>
    public required double Value { get; init; }

    /// <summary>Whether the value was rounded after the formula gave it.</summary>
    public bool IsRounded { get; init; }

    /// <summary>Whether the quantity is given a new value (←) rather than defined.</summary>
    public bool IsAssignment { get; init; }

    /// <summary>Remarks on the line.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>The addresses of the quantities in the formula, in order, each once.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];
}
