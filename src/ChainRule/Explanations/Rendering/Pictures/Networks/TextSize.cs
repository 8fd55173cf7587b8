using ChainRule.Explanations.Rendering.Plain;

namespace ChainRule.Explanations.Rendering.Pictures.Networks;

/// <summary>The room for text in a drawing, generous enough for whatever font the reader's machine has.</summary>
internal static class TextSize
{
    /// <summary>The smallest font size of a drawing.</summary>
    public const double Small = 11.5;

    private const double WidthOfHeight = 0.6;

    public static double Width(string text, double size = Small) => TextLayout.Width(text) * WidthOfHeight * size;

    public static IReadOnlyList<string> Wrap(string text, double width) =>
        [.. TextLayout.Wrap([(text, false)], (int)(width / (WidthOfHeight * Small)))];
}
