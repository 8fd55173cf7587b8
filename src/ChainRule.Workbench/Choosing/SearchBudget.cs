using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Choosing;

/// <summary>How much a search may do.</summary>
/// <param name="Trials">how many settings are tried; null if time decides</param>
/// <param name="Time">after which no training begins but the first; null if the number of trials decides</param>
public sealed partial record SearchBudget(int? Trials, TimeSpan? Time)
{
    private const int MostTrials = 100_000;
    private const double LongestHours = 24 * 365;

    /// <summary>How many settings are tried in one round, if time decides how many rounds there are.</summary>
    private const int TrialsInRound = 9;

    /// <summary>How many settings compete with one another.</summary>
    internal int InRound => Trials ?? TrialsInRound;

    /// <summary>Reads <c>20</c>, <c>30s</c>, <c>10m</c> or <c>2h</c>; null if the text is none of them.</summary>
    public static SearchBudget? Read(string text)
    {
        if (Pattern().Match(text) is not { Success: true } parts || !double.TryParse(parts.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number) || number <= 0)
            return null;
        if (parts.Groups[2].Value is not { Length: > 0 } unit)
            return number <= MostTrials && double.IsInteger(number) ? new((int)number, null) : null;
        var hours = number / (unit switch { "s" => 3600, "h" => 1, _ => 60 });
        return hours <= LongestHours ? new(null, TimeSpan.FromHours(hours)) : null;
    }

    [GeneratedRegex(@"^ *(\d+(?:\.\d+)?) *(|s|m|min|h) *$")]
    private static partial Regex Pattern();
}
