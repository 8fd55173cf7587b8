namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How the letters of a table are written as bytes.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>Latin-1, read as Windows-1252, which has the euro sign and curved quotes besides.</summary>
    Latin1,

    /// <summary>UTF-16, in the order of bytes that its mark tells, or that puts the zero of a Latin letter right.</summary>
    Utf16,
}
