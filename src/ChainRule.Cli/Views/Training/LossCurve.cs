using System.Globalization;
using ChainRule.Training;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Views;

/// <summary>The losses so far as a curve of a few lines of text: that of the training data, and over it that of the validation data.</summary>
/// <param name="hasColours">whether the terminal shows colours</param>
internal sealed class LossCurve(bool hasColours)
{
    /// <summary>The escape sequence that ends a colour.</summary>
    public const string Reset = "\u001b[0m";

    private const string Training = "\u001b[36m";
    private const string Validation = "\u001b[33m";
    private const int LabelWidth = 11;

    // Twice as many points as a wide terminal has dots; then every second one goes.
    private const int MostPoints = 1024;

    // From this ratio of the greatest loss to the least, their logarithms are drawn.
    private const double WideRange = 20;

    private readonly List<(double X, double Y)> _training = [];
    private readonly List<(double X, double Y)> _validation = [];

    /// <summary>Whether there are points enough for a line.</summary>
    public bool IsLine => _training.Count > 1;

    /// <summary>Adds the mean loss of the epoch in progress.</summary>
    public void Add(TrainingProgress progress) => Add(_training, progress.Epoch - 1 + (double)progress.SamplesDone / progress.Samples, progress.Loss);

    /// <summary>Adds the validation loss of an epoch.</summary>
    public void Add(EpochReport report)
    {
        if (report.Validation is { } validation)
            Add(_validation, report.Epoch, validation.Loss);
    }

    /// <summary>The lines; the greatest and the least loss stand before the first and the last.</summary>
    public IEnumerable<string> Lines(int width, int height)
    {
        double[] finite = [.. _training.Concat(_validation).Select(point => point.Y).Where(double.IsFinite)];
        if (finite.Length == 0)
            yield break;
        var (least, greatest) = (finite.Min(), finite.Max());
        var isLogarithmic = least > 0 && greatest / least > WideRange;
        var (first, last) = (_training[0].X, Math.Max(_training[^1].X, _validation is [.., var held] ? held.X : 0));
        var canvas = new BrailleCanvas(width - LabelWidth, height);
        canvas.Draw(_training.Select(Share), hasColours ? Training : null);
        canvas.Draw(_validation.Select(Share), hasColours ? Validation : null);
        for (var row = 0; row < height; row++)
            yield return Label(row) + canvas.Row(row);

        (double X, double Y) Share((double X, double Y) point) => ((point.X - first) / Math.Max(last - first, 1e-9), isLogarithmic ? Between(Math.Log(point.Y), Math.Log(least), Math.Log(greatest)) : Between(point.Y, least, greatest));

        string Label(int row) => row switch
        {
            0 => Right(Number(greatest)),
            1 => Coloured(Right("training"), Training),
            2 when _validation.Count > 0 => Coloured(Right("validation"), Validation),
            _ when row == height - 1 => Right(Number(least)),
            _ => Right(""),
        };
    }

    private static void Add(List<(double X, double Y)> points, double x, double y)
    {
        points.Add((x, y));
        if (points.Count <= MostPoints)
            return;
        for (var i = 1; i < points.Count; i++)
            points.RemoveAt(i);
    }

    private static double Between(double number, double least, double greatest) => greatest > least ? (number - least) / (greatest - least) : .5;

    private static string Number(double loss) => Figures.Minus(loss.ToString(Math.Abs(loss) is >= 1e-3 and < 1e5 ? "G4" : "0.0e+0", CultureInfo.InvariantCulture));

    private static string Right(string label) => label.PadLeft(LabelWidth - 1) + " ";

    private string Coloured(string text, string colour) => hasColours ? colour + text + Reset : text;
}
