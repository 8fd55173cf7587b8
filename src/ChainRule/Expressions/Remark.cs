namespace ChainRule.Expressions;

/// <summary>A sentence about a line of a derivation.</summary>
/// <param name="Text">the sentence, with {0}, {1}, … in place of formulas</param>
/// <param name="Arguments">the formulas; a renderer writes them in its own notation</param>
public sealed record Remark(Text Text, params IReadOnlyList<Expression> Arguments)
{
    /// <summary>A sentence without formulas.</summary>
    public static implicit operator Remark(Text text) => new(text);
}
