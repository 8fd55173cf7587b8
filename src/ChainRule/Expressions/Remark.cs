namespace ChainRule.Expressions;

/// <summary>What is special about a line of a derivation.</summary>
/// <param name="Text">the sentence, with {0}, {1}, … for the formulas in it</param>
/// <param name="Arguments">those formulas; a renderer writes them in its own notation</param>
public sealed record Remark(Text Text, params IReadOnlyList<Expression> Arguments);
