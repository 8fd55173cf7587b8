namespace ChainRule.Explanations;

/// <summary>What an explanation says, and how much of it.</summary>
public sealed record ExplanationOptions
{
    /// <summary>What the network is called; its type's name when null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether layers behave as in training (dropout, batch statistics) or as in use.</summary>
    public bool Training { get; init; } = true;

    /// <summary>To how many decimals what each neuron puts out is rounded before others read it; not at all when null.</summary>
    /// <remarks>
    /// <see cref="Methods"/> and <see cref="Descent"/> are of the network as it is, not rounded: of rounded figures, a difference of
    /// losses or a curve would be steps.
    /// </remarks>
    public int? Round { get; init; }

    /// <summary>The most terms of a sum that are written out; the largest are.</summary>
    public int MostTerms { get; init; } = 6;

    /// <summary>The most lines of a derivation.</summary>
    public int MostSteps { get; init; } = 60;

    /// <summary>Whether every line and every term is written, whatever <see cref="MostTerms"/> and <see cref="MostSteps"/> say.</summary>
    public bool Everything { get; init; }

    /// <summary>Whether the gradients are computed by other ways, too.</summary>
    public bool Methods { get; init; }

    /// <summary>Whether those ways are timed.</summary>
    public bool Timed { get; init; }

    /// <summary>Whether the account by shares of the error is given.</summary>
    public bool ErrorShares { get; init; }

    /// <summary>Whether the loss along each subject is given.</summary>
    public bool Descent { get; init; }
}
