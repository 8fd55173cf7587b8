namespace ChainRule.Explanations;

/// <summary>What an explanation contains, and how long it may be.</summary>
public sealed record ExplanationOptions
{
    /// <summary>The network's name; its type's name when null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether layers behave as in training (dropout, batch statistics) or as in prediction.</summary>
    public bool Training { get; init; } = true;

    /// <summary>The decimals to which the output of each neuron is rounded before others use it; no rounding when null.</summary>
    /// <remarks><see cref="Methods"/> and <see cref="Descent"/> use unrounded values: rounding would turn a curve into steps.</remarks>
    public int? Round { get; init; }

    /// <summary>The most terms of a sum that are written out, the largest first.</summary>
    public int MostTerms { get; init; } = 6;

    /// <summary>The most lines of a derivation.</summary>
    public int MostSteps { get; init; } = 60;

    /// <summary>Whether to write every line and every term, regardless of <see cref="MostTerms"/> and <see cref="MostSteps"/>.</summary>
    public bool Everything { get; init; }

    /// <summary>Whether to compute the gradients in other ways, too.</summary>
    public bool Methods { get; init; }

    /// <summary>Whether to time those ways.</summary>
    public bool Timed { get; init; }

    /// <summary>Whether to show the popular account that shares out the error.</summary>
    public bool ErrorShares { get; init; }

    /// <summary>Whether to show the loss as each subject varies.</summary>
    public bool Descent { get; init; }
}
