namespace ChainRule.Workbench.Data.Pictures;

/// <summary>What is done about pictures of other proportions: black is added beside them, or what is too much is cut off on both sides.</summary>
public enum PictureFit
{
    Pad,
    Crop,
}
