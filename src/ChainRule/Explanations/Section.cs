namespace ChainRule.Explanations;

/// <summary>The parts of a derivation, in order of computation.</summary>
public enum SectionKind
{
    /// <summary>from the input to the output</summary>
    Forward,

    /// <summary>from the output to the loss</summary>
    Loss,

    /// <summary>from the loss back to the parameter</summary>
    Backward,

    /// <summary>the gradients that are explained</summary>
    Gradient,

    /// <summary>the optimizer's step</summary>
    Update,
}

/// <summary>A part of a derivation.</summary>
/// <param name="Kind">which part</param>
/// <param name="Steps">its lines, each after the lines that it needs</param>
public sealed record Section(SectionKind Kind, IReadOnlyList<DerivationStep> Steps);
