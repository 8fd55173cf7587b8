using System.Globalization;

namespace ChainRule.Cli.Views;

/// <summary>A curve drawn in plain characters.</summary>
internal static class PlainChart
{
    private const int LabelWidth = 8;

    /// <summary>The lines of a chart, from the top; the axes are labelled at their ends.</summary>
    /// <param name="points">x and y, in rising order of x</param>
    /// <param name="width">of a line, in characters</param>
    /// <param name="height">of the curve, in lines</param>
    /// <param name="label">writes an x</param>
    public static IEnumerable<string> Lines(IReadOnlyList<(double X, double Y)> points, int width, int height, Func<double, string> label)
    {
        var columns = Math.Max(10, width - LabelWidth - 2);
        var (left, right) = (points[0].X, points[^1].X);
        var (low, high) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var rows = new char[height, columns];
        foreach (var (x, y) in points)
            rows[Place(high - y, high - low, height), Place(x - left, right - left, columns)] = '•';
        for (var row = 0; row < height; row++)
        {
            var text = row == 0 ? Number(high) : row == height - 1 ? Number(low) : "";
            var curve = string.Concat(Enumerable.Range(0, columns).Select(column => rows[row, column] == default ? ' ' : rows[row, column]));
            yield return $"{text,LabelWidth} │{curve}".TrimEnd();
        }

        yield return $"{"",LabelWidth} └{new string('─', columns)}";
        var (first, middle, last) = (label(left), label((left + right) / 2), label(right));
        var gap = (columns - first.Length - middle.Length - last.Length) / 2;
        yield return $"{"",LabelWidth}  {first}{new string(' ', Math.Max(1, gap))}{middle}{new string(' ', Math.Max(1, columns - first.Length - Math.Max(1, gap) - middle.Length - last.Length))}{last}";
    }

    private static int Place(double value, double range, int count) => range == 0 ? 0 : (int)Math.Round(value / range * (count - 1));

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
