using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Choosing;

/// <summary>A setting that is searched: its name, and the values that it may take.</summary>
/// <param name="Name">learning_rate</param>
public abstract partial record SearchedSetting(string Name)
{
    /// <summary>Every value, or the least and the greatest.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Draws a value.</summary>
    public abstract string Draw(RandomSource random);

    /// <summary>Reads the values: <c>16|32|64</c>, <c>0..0.5</c> or <c>1e-4..1e-1 log</c>.</summary>
    /// <param name="place">for messages</param>
    internal static SearchedSetting Read(string name, string values, Location place)
    {
        if (Range().Match(values) is not { Success: true } range)
        {
            string[] choices = [.. values.Split(['|', ';'], StringSplitOptions.TrimEntries)];
            return choices.Any(choice => choice.Length == 0) ? throw place.Refuse("a value is empty", $"write values with | between them, as in {name}=1|2") : new ChosenSetting(name, [.. choices.Distinct()]);
        }

        var (low, high) = (Number(range.Groups[1]), Number(range.Groups[2]));
        var isLogarithmic = range.Groups[3].Success;
        if (!(low < high) || !double.IsFinite(high))
            throw place.Refuse($"{values}: the first number is not below the second", $"write the smaller one first, as in {name}=0.1..0.5");
        if (isLogarithmic && low <= 0)
            throw place.Refuse($"{values}: a logarithm needs numbers above 0", $"write a greater first number, or leave \"log\" out");
        return new RangedSetting(name, low, high, isLogarithmic, AreWhole: new[] { range.Groups[1], range.Groups[2] }.All(end => end.Value.All(char.IsAsciiDigit)));
    }

    private static double Number(Group text) => double.Parse(text.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\s*\.\.\s*([+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(\s+log)?\s*$")]
    private static partial Regex Range();
}
