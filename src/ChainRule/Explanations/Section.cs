namespace ChainRule.Explanations;

/// <summary>The parts of a derivation, in the order in which they are computed.</summary>
public enum SectionKind
{
    /// <summary>from the input to the output</summary>
    Forward,

    /// <summary>how wrong the output is</summary>
    Loss,

    /// <summary>from the loss back to the parameter</summary>
    Backward,

    /// <summary>the gradients that were asked for</summary>
    Gradient,

    /// <summary>what the optimizer makes of them</summary>
    Update,
}

/// <summary>A part of a derivation.</summary>
/// <param name="Kind">which one</param>
/// <param name="Steps">its lines, each after those that it needs</param>
public sealed record Section(SectionKind Kind, IReadOnlyList<DerivationStep> Steps);
