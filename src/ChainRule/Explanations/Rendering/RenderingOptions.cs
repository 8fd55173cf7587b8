using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering;

/// <summary>How an explanation is written.</summary>
public sealed record RenderingOptions
{
    /// <summary>The language of all words.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Significant digits of every number.</summary>
    public int Digits { get; init; } = 6;

    /// <summary>The most columns of a line of plain text; only what cannot be broken may be longer.</summary>
    public int Width { get; init; } = 80;
}
