using ChainRule.Explanations.Rendering.Plain;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>How much room text takes in a drawing, whatever type the reader's machine has: rather too much than too little.</summary>
internal static class TextSize
{
    /// <summary>The smallest letters of a drawing.</summary>
    public const double Small = 11.5;

    private const double WidthOfHeight = 0.6;

    public static double Width(string text, double size = Small) => TextLayout.Width(text) * WidthOfHeight * size;

    /// <summary>Lines of at most this width, broken at spaces.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width) =>
        [.. TextLayout.Wrap([(text, false)], (int)(width / (WidthOfHeight * Small)))];
}
