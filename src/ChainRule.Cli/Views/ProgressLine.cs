using System.Globalization;
using ChainRule.Training;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>A bar with speed and time left, drawn over itself; nothing where output is not a terminal.</summary>
internal sealed class ProgressLine(IAnsiConsole console)
{
    private const int BarWidth = 24;

    private readonly Lock _gate = new();
    private bool _isDrawn;

    public void Show(TrainingProgress progress)
    {
        if (!console.Profile.Capabilities.Ansi || !console.Profile.Out.IsTerminal)
            return;
        var share = (double)progress.SamplesDone / progress.Samples;
        var filled = (int)Math.Round(share * BarWidth);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{progress.Epochs}  {new string('━', filled)}{new string('─', BarWidth - filled)} {100 * share,3:0} %  loss {progress.Loss:0.0000}  {progress.SamplesPerSecond:N0} samples/s  {Clock(progress.Remaining)} left");
        lock (_gate)
        {
            console.Profile.Out.Writer.Write("\r" + (line.Length < console.Profile.Width ? line : line[..(console.Profile.Width - 1)]) + "\u001b[K");
            console.Profile.Out.Writer.Flush();
            _isDrawn = true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            if (_isDrawn)
                console.Profile.Out.Writer.Write("\r\u001b[K");
            _isDrawn = false;
        }
    }

    private static string Clock(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
