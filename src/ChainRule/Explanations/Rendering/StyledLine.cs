namespace ChainRule.Explanations.Rendering;

/// <summary>The kind of a part of a line, so that it can be coloured.</summary>
public enum Tone
{
    /// <summary>nothing special</summary>
    Plain,

    /// <summary>a heading</summary>
    Heading,

    /// <summary>the quantity that a line defines</summary>
    Quantity,

    /// <summary>the value at the end of a line</summary>
    Value,

    /// <summary>a remark on a line</summary>
    Remark,

    /// <summary>less important text</summary>
    Faint,
}

/// <summary>A part of a line.</summary>
/// <param name="Text">its text</param>
/// <param name="Tone">its kind</param>
public readonly record struct StyledSpan(string Text, Tone Tone = Tone.Plain);

/// <summary>A line of text.</summary>
/// <param name="Spans">its parts</param>
public sealed record StyledLine(params IReadOnlyList<StyledSpan> Spans)
{
    /// <summary>The line without styles.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text)).TrimEnd();
}
