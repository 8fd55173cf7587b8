using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

/// <summary>An illness that was found.</summary>
/// <param name="Illness">which</param>
/// <param name="Number">what was measured, as the illness's rule says</param>
/// <param name="Place">the layer, parameter, column or class; empty if it is all of the training</param>
/// <param name="Seen">what was seen, with the number and the place</param>
public sealed record Finding(Illness Illness, double Number, string Place, Text Seen)
{
    private static readonly Text Whole = new("{0} {1} {2}", "{0}{1}{2}");

    private static readonly Text WithCause = new("{0} {1} Probably a consequence of another finding ({3}): treat that first. {2}", "{0}{1}这可能是另一项发现（{3}）的后果，请先处理那一项。{2}");

    /// <summary>Whether it spoils the training; if not, it is worth knowing.</summary>
    public bool IsSerious { get; init; } = true;

    /// <summary>Another illness that was found and explains this one; null if there is none.</summary>
    public Illness? Cause { get; init; }

    /// <summary>What was seen, what it means, and what to try.</summary>
    public Text Text => (Cause is null ? Whole : WithCause).With(Seen, Illness.Meaning, Illness.Advice, Cause?.Name ?? Illness.Name);
}
