using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>One line of a derivation: a quantity, the formula that gives it, and its value.</summary>
public sealed record DerivationStep
{
    /// <summary>What the line is about: z⁽⁰⁾₁, δ⁽²⁾₁, w⁽⁰⁾₁₂.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The same by another name, which stands before the formula: δ⁽²⁾₁ = ∂L/∂z⁽²⁾₁ = …; null where there is none.</summary>
    public Quantity? Alias { get; init; }

    /// <summary>Where it is found in the network: 0.weight[1,2], z(0)[0,1], counted from 0; unique in an explanation.</summary>
    public required string Address { get; init; }

    /// <summary>The layer that computes it; empty outside of layers.</summary>
    public string Layer { get; init; } = "";

    /// <summary>The formula by its name, such as σ(z₁); null where the formula says it all.</summary>
    public Expression? Shorthand { get; init; }

    /// <summary>The formula, written out.</summary>
    public required Expression Formula { get; init; }

    /// <summary>The engine's own figure, in double precision; where neurons are rounded, the rounded one.</summary>
    public required double Value { get; init; }

    /// <summary>Whether the value was rounded after the formula gave it.</summary>
    public bool IsRounded { get; init; }

    /// <summary>Whether the quantity is given a new value (←) rather than defined.</summary>
    public bool IsAssignment { get; init; }

    /// <summary>What is special about it.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>The addresses of the quantities in the formula, in order, each once.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];
}
