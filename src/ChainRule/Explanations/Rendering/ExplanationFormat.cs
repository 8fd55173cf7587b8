namespace ChainRule.Explanations.Rendering;

/// <summary>What an explanation is written as.</summary>
public enum ExplanationFormat
{
    /// <summary>plain text with Unicode's mathematics</summary>
    Text,

    /// <summary>Markdown as GitHub shows it</summary>
    Markdown,

    /// <summary>a whole LaTeX document; in Chinese it wants XeLaTeX or LuaLaTeX</summary>
    Latex,

    /// <summary>one page that opens offline, with MathML and drawings</summary>
    Html,

    /// <summary>the data, with figures in full precision</summary>
    Json,
}
