namespace ChainRule.Workbench.Data.Pictures;

/// <summary>A picture that was found in a folder.</summary>
/// <param name="Path">where it is</param>
/// <param name="Name">its path within the folder, with slashes</param>
/// <param name="Label">its class; null if it has none</param>
internal sealed record PictureFile(string Path, string Name, string? Label = null);
