namespace ChainRule.Workbench.Data.Published;

/// <summary>A file of a published data set, its length in bytes, and its checksum in lower-case hexadecimal digits.</summary>
public sealed record PublishedFile(string Name, long Length, string Sha256);
