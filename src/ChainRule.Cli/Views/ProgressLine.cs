using System.Globalization;
using ChainRule.Training;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>A bar with speed and time left, drawn over itself; nothing if the output is not a terminal.</summary>
internal sealed class ProgressLine(IAnsiConsole console)
{
    private const int WidestBar = 24;
    private const int NarrowestBar = 5;
    private const string EraseRest = "\u001b[K";

    private readonly Lock _gate = new();
    private bool _isDrawn;

    public void Show(TrainingProgress progress)
    {
        if (!console.CanRedraw())
            return;
        var line = Line(progress, console.Profile.Width - 1);
        lock (_gate)
        {
            console.Profile.Out.Writer.Write($"\r{line}{EraseRest}");
            console.Profile.Out.Writer.Flush();
            _isDrawn = true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            if (_isDrawn)
                console.Profile.Out.Writer.Write($"\r{EraseRest}");
            _isDrawn = false;
        }
    }

    // On a narrow terminal the loss is dropped first, then the bar.
    private static string Line(TrainingProgress progress, int width)
    {
        var share = (double)progress.SamplesDone / progress.Samples;
        var before = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}  ");
        var percent = string.Create(CultureInfo.InvariantCulture, $"{100 * share,3:0} %  ");
        var loss = string.Create(CultureInfo.InvariantCulture, $"loss {progress.Loss:0.0000}  ");
        var after = string.Create(CultureInfo.InvariantCulture, $"{progress.SamplesPerSecond:N0} samples/s  {Figures.Clock(progress.Remaining)} left");
        var room = width - before.Length - percent.Length - after.Length - 1;
        if (room >= loss.Length + NarrowestBar)
            (percent, room) = (percent + loss, room - loss.Length);
        var bar = room < NarrowestBar ? "" : Bar(share, Math.Min(WidestBar, room)) + " ";
        var line = before + bar + percent + after;
        return line.Length <= width ? line : line[..Math.Max(0, width)];
    }

    private static string Bar(double share, int width)
    {
        var filled = (int)Math.Round(share * width);
        return new string('━', filled) + new string('─', width - filled);
    }
}
