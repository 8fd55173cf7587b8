using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>The texts in and below drawings.</summary>
internal static class PictureTexts
{
    public static readonly Text Scrolls = new("scrolls sideways", "可左右滚动");

    public static readonly Text Channel = new("channel {0} of {1}", "第 {0} 个通道，共 {1} 个");

    public static readonly Text Filter = new("filter {0}, channel {1}", "第 {0} 个卷积核，第 {1} 个通道");

    public static readonly Text Cut = new("rows {0} to {1}, columns {2} to {3}", "第 {0} 至 {1} 行，第 {2} 至 {3} 列");

    public static readonly Text MoreLayers = new("{0} more", "另 {0} 列");

    public static readonly Text Marks = new(
        "Pictures are drawn as one channel. One place, framed in bold, is followed; a frame in the previous picture marks the patch from which it is computed.",
        "图像只画出一个通道：粗框标出所跟踪的位置，并在前一幅图像中框出计算该位置所用的区域。");
}
