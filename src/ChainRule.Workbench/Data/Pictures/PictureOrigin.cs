namespace ChainRule.Workbench.Data.Pictures;

/// <summary>Where samples that were files of pictures come from.</summary>
/// <param name="Preparation">how they became samples</param>
/// <param name="Train">the name of each picture to learn from, within the folder</param>
/// <param name="Judged">the name of each picture to judge by, within its folder</param>
public sealed record PictureOrigin(PicturePreparation Preparation, IReadOnlyList<string> Train, IReadOnlyList<string> Judged);
