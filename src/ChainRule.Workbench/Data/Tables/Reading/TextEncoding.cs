namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How the characters of a table are written as bytes.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>Latin-1, read as Windows-1252, which also has the euro sign and curved quotes.</summary>
    Latin1,

    /// <summary>UTF-16, in the byte order of its mark, or else the one that makes Latin letters of the first bytes.</summary>
    Utf16,
}
