namespace ChainRule.Workbench.Data.Published;

/// <summary>A file of a published data set, as it is served.</summary>
/// <param name="Name">of the file</param>
/// <param name="Length">in bytes</param>
/// <param name="Sha256">its checksum, in lower-case hexadecimal digits</param>
public sealed record PublishedFile(string Name, long Length, string Sha256);
