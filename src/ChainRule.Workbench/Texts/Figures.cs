using System.Globalization;
using ChainRule.Expressions;

namespace ChainRule.Workbench.Texts;

/// <summary>Figures as people read them.</summary>
public static class Figures
{
    // From this size on, decimals carry no information.
    private const double Large = 100_000;

    /// <summary>The value of a figure by the name that reports give it: shares in percent.</summary>
    public static string Text(string name, double value) => name switch
    {
        "r2" when double.IsNaN(value) => "undefined",
        "loss" or "mae" or "rmse" or "r2" => Minus(Math.Abs(value) < Large ? value.ToString("0.0000", CultureInfo.InvariantCulture) : Notation.Text.WriteNumber(value, 6)),
        _ => Percent(value),
    };

    /// <summary>What a figure is called in a heading.</summary>
    public static string Heading(string name) => name == "r2" ? "R²" : name.Replace('_', ' ');

    /// <summary>A number for people, with a typographic minus sign; programs are given "-" instead.</summary>
    public static string Minus(string number) => number.Replace('-', '−');

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A duration: tenths of a second below a minute, then as a clock shows it: 0.6 s, 5:03.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds < 59.95 ? time.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture) : Clock(time);

    /// <summary>A time as a clock shows it, in as many hours as there are: 49:00:07, 5:03.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours)}:{time:mm\\:ss}")
        : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
