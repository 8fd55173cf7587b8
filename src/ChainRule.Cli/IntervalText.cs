using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Training;

namespace ChainRule.Cli;

/// <summary>Reads how often a training is saved: 1, 500 steps, 30s, 2.5 min.</summary>
internal static partial class IntervalText
{
    private const double LongestHours = 24 * 365;

    /// <summary>The interval; null if the text is none.</summary>
    public static CheckpointInterval? Read(string text)
    {
        var parts = Pattern().Match(text);
        if (!parts.Success || !double.TryParse(parts.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number <= 0)
            return null;
        return parts.Groups[2].Value switch
        {
            "" or "epoch" or "epochs" => IsCount(number) ? CheckpointInterval.OfEpochs((int)number) : null,
            "step" or "steps" => IsCount(number) ? CheckpointInterval.OfSteps((long)number) : null,
            "ms" => Time(number / 3_600_000),
            "s" => Time(number / 3600),
            "min" => Time(number / 60),
            _ => Time(number),
        };
    }

    private static bool IsCount(double number) => number == Math.Floor(number) && number <= int.MaxValue;

    private static CheckpointInterval? Time(double hours) =>
        hours <= LongestHours && TimeSpan.FromHours(hours) is { Ticks: > 0 } time ? CheckpointInterval.OfTime(time) : null;

    [GeneratedRegex(@"^ *(\d+(?:\.\d+)?) *(|epochs?|steps?|ms|s|min|h) *$")]
    private static partial Regex Pattern();
}
