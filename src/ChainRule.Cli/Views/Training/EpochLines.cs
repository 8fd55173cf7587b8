using System.Globalization;
using ChainRule.Training;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Views;

/// <summary>One line per epoch, its figures in columns under one heading; a narrow terminal shows fewer columns.</summary>
/// <param name="epochs">how many there are at most</param>
/// <param name="width">the columns of the terminal</param>
internal sealed class EpochLines(int epochs, int width)
{
    private const string Name = "epoch ";
    private const int NarrowestFigure = 7;

    private readonly int _number = epochs.ToString(CultureInfo.InvariantCulture).Length;

    public string Heading(EpochReport report) => Line(new string(' ', Name.Length + _number), Columns(report).Select(column => (column.Heading, column.Heading)));

    public string Of(EpochReport report) => Line(Name + report.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(_number), Columns(report));

    private string Line(string start, IEnumerable<(string Heading, string Text)> columns)
    {
        foreach (var (heading, text) in columns)
        {
            var next = start + "  " + text.PadLeft(Math.Max(NarrowestFigure, heading.Length));
            if (next.Length > width)
                break;
            start = next;
        }

        return start;
    }

    private static IEnumerable<(string Heading, string Text)> Columns(EpochReport report) =>
    [
        .. OfSet(report.Training, "loss"),
        .. report.Validation is { } validation ? OfSet(validation, "validation loss") : [],
        ("seconds", report.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)),
        ("samples/s", report.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture)),
    ];

    // The loss and the one figure that matters most.
    private static IEnumerable<(string Heading, string Text)> OfSet(Evaluation evaluation, string loss)
    {
        yield return (loss, Figures.Text("loss", evaluation.Loss));
        foreach (var (name, value) in evaluation.Figures.Where(figure => figure.Name is "accuracy" or "r2"))
            yield return (Figures.Heading(name), Figures.Text(name, value));
    }
}
