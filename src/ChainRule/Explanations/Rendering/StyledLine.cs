namespace ChainRule.Explanations.Rendering;

/// <summary>What a part of a line is, so that it can be coloured.</summary>
public enum Tone
{
    /// <summary>nothing special</summary>
    Plain,

    /// <summary>a heading</summary>
    Heading,

    /// <summary>the quantity that a line is about</summary>
    Quantity,

    /// <summary>the value that a line ends in</summary>
    Value,

    /// <summary>a remark beside the derivation</summary>
    Remark,

    /// <summary>what may stand back</summary>
    Faint,
}

/// <summary>A part of a line.</summary>
/// <param name="Text">its text</param>
/// <param name="Tone">what it is</param>
public readonly record struct StyledSpan(string Text, Tone Tone = Tone.Plain);

/// <summary>A line of text.</summary>
/// <param name="Spans">its parts</param>
public sealed record StyledLine(params IReadOnlyList<StyledSpan> Spans)
{
    /// <summary>The line without styles.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text)).TrimEnd();
}
