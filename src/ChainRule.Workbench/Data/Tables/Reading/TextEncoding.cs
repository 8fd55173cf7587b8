namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How the characters of a table are written as bytes.</summary>
public enum TextEncoding
{
    Utf8,

    /// <summary>Read as Windows-1252, which also has the euro sign and curved quotes.</summary>
    Latin1,

    /// <summary>In the byte order of its mark; without one, in the order that makes Latin letters of the first bytes.</summary>
    Utf16,
}
