using System.Diagnostics;
using System.Globalization;
using ChainRule.Training;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>The curve of the losses and below it a bar with speed and time left, drawn over themselves; nothing if the output is not a terminal.</summary>
internal sealed class ProgressLine(IAnsiConsole console)
{
    private const int WidestBar = 24;
    private const int NarrowestBar = 5;
    private const int CurveHeight = 6;
    private const int LowestTerminal = 16;
    private const int NarrowestTerminal = 40;
    private const string EraseRest = "\u001b[K";
    private const string EraseBelow = "\u001b[J";

    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly LossCurve _curve = new(console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors);
    private readonly Stopwatch _sinceDrawing = new();
    private TrainingProgress _progress;
    private int _height;

    /// <summary>Shows how far training has come; ten times a second at most.</summary>
    public void Show(TrainingProgress progress)
    {
        if (!console.CanRedraw())
            return;
        lock (_gate)
        {
            _curve.Add(progress);
            _progress = progress;
            if (_sinceDrawing.IsRunning && _sinceDrawing.Elapsed < BetweenDrawings)
                return;
            Write(ToTop() + Drawn());
        }
    }

    /// <summary>Adds the validation loss of an epoch to the curve.</summary>
    public void Add(EpochReport report)
    {
        lock (_gate)
            _curve.Add(report);
    }

    /// <summary>Writes a line that stays, above what is drawn.</summary>
    public void WriteAbove(string line)
    {
        lock (_gate)
        {
            var isDrawn = _height > 0;
            Write($"{Erased()}{line}{Environment.NewLine}{(isDrawn ? Drawn() : "")}");
        }
    }

    public void Clear()
    {
        lock (_gate)
            Write(Erased());
    }

    // In one piece, so that nothing flickers.
    private void Write(string text)
    {
        console.Profile.Out.Writer.Write(text);
        console.Profile.Out.Writer.Flush();
    }

    private string Drawn()
    {
        var (width, height) = (console.Profile.Width - 1, console.Profile.Height);
        string[] lines = [.. _curve.IsLine && height >= LowestTerminal && width >= NarrowestTerminal ? _curve.Lines(Math.Min(width, Labelled.MostColumns), CurveHeight) : [], Line(_progress, width)];
        _height = lines.Length;
        _sinceDrawing.Restart();
        return string.Join("\n", lines.Select(line => $"\r{line}{EraseRest}"));
    }

    private string Erased()
    {
        var erased = _height > 0 ? ToTop() + EraseBelow : "";
        _height = 0;
        return erased;
    }

    private string ToTop() => _height > 1 ? string.Create(CultureInfo.InvariantCulture, $"\r\u001b[{_height - 1}A") : "\r";

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
