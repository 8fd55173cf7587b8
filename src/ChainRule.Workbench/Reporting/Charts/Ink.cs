using OxyPlot;

namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>The colours of a chart. Each stands for a variable of the page's style sheet, so that charts follow light, dark and paper.</summary>
internal static class Ink
{
    /// <summary>The number of colours for curves; after the last one they begin again.</summary>
    public const int Series = 8;

    // No chart has these colours by itself.
    private const byte Mark = 0x17;

    public static OxyColor Text { get; } = OxyColor.FromRgb(Mark, Mark, 1);

    public static OxyColor Grid { get; } = OxyColor.FromRgb(Mark, Mark, 2);

    public static OxyColor Of(int series) => OxyColor.FromRgb(Mark, Mark, (byte)(Mark + series % Series));

    /// <summary>The name of the variable.</summary>
    public static string Variable(int series) => FormattableString.Invariant($"var(--series-{series % Series + 1})");

    /// <summary>The drawing with variables in place of the colours.</summary>
    public static string Replace(string svg)
    {
        svg = svg.Replace(Written(Text), "var(--soft)", StringComparison.Ordinal).Replace(Written(Grid), "var(--rule)", StringComparison.Ordinal);
        return Enumerable.Range(0, Series).Aggregate(svg, (drawing, series) => drawing.Replace(Written(Of(series)), Variable(series), StringComparison.Ordinal));
    }

    private static string Written(OxyColor colour) => FormattableString.Invariant($"rgb({colour.R},{colour.G},{colour.B})");
}
