namespace ChainRule.Explanations.Rendering;

/// <summary>The formats of a written explanation.</summary>
public enum ExplanationFormat
{
    /// <summary>plain text with Unicode's mathematical characters</summary>
    Text,

    /// <summary>GitHub's Markdown</summary>
    Markdown,

    /// <summary>a complete LaTeX document; in Chinese it needs XeLaTeX or LuaLaTeX</summary>
    Latex,

    /// <summary>one page that opens offline, with MathML and drawings</summary>
    Html,

    /// <summary>the data, with figures in full precision</summary>
    Json,
}
