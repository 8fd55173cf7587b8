using System.Globalization;
using ChainRule.Expressions;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>Shows what a range test of the learning rate found: its curve, and a rate to begin with.</summary>
internal static class RangeTestView
{
    private const int Height = 12;

    // The explosion at the end would press the rest of the curve flat.
    private const double MostOfFirst = 1.5;

    /// <summary>Runs the test, and prints what it found.</summary>
    /// <returns>the exit code</returns>
    public static async Task<int> ShowAsync(Experiment experiment, bool json, CancellationToken cancellation)
    {
        var range = await experiment.FindLearningRateAsync(cancellation);
        if (json)
            WriteJson(Console.Out, range);
        else
            Write(Consoles.Output, range);
        return Faults.Success;
    }

    private static void Write(IAnsiConsole console, LearningRateRange range)
    {
        var writer = console.Profile.Out.Writer;
        if (range.Smoothed.Count > 1)
        {
            var limit = MostOfFirst * range.Smoothed[0].Loss;
            writer.WriteLine("loss by learning rate (mean of nine steps)");
            var points = range.Smoothed.Select(point => (Math.Log10(point.Rate), Math.Min(point.Loss, limit))).ToList();
            foreach (var line in PlainChart.Lines(points, Math.Min(Labelled.MostColumns, console.Profile.Width), Height, power => Notation.Text.WriteNumber(Math.Pow(10, power), 1)))
                writer.WriteLine(line);
            writer.WriteLine();
        }

        if (range.Suggestion is { } rate)
        {
            console.WriteLabelled("", $"The loss was lowest at a learning rate of {Notation.Text.WriteNumber(range.LeastLossRate!.Value, 2)}; a tenth of that is a good one to train with, since steps soon become too large beyond the lowest loss. Nothing was trained.".Split(' '));
            console.WriteLabelled("", "Train with", $"--learning-rate {Written(rate)}");
        }
        else
        {
            console.WriteLabelled("", "The loss never fell, so there is no rate to suggest. Look at the data and the network. Nothing was trained.".Split(' '));
        }
    }

    // One object for each step, and one for the suggestion.
    private static void WriteJson(TextWriter output, LearningRateRange range)
    {
        foreach (var point in range.Points)
            output.WriteLine(Reports.RatePoint(point));
        output.WriteLine(Reports.Suggested(range));
    }

    // As the option reads it.
    private static string Written(double rate) => rate.ToString("G2", CultureInfo.InvariantCulture);
}
