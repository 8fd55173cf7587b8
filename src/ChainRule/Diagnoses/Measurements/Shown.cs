using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

/// <summary>Numbers as findings write them.</summary>
internal static class Shown
{
    private const int MostPlaces = 6;

    /// <summary>Three significant digits.</summary>
    public static string Number(double value) => Notation.Text.WriteNumber(value, 3);

    /// <summary>In percent.</summary>
    public static string Percent(double share) => FormattableString.Invariant($"{100 * share:0.#} %");

    /// <summary>The places, in order, each with its figure: 0.weight 1.2·10⁻⁹, 2.weight 0.003.</summary>
    public static string Places(IEnumerable<(string Place, string Figure)> figures)
    {
        var all = figures.ToList();
        return string.Join(", ", all.Take(MostPlaces).Select(one => $"{one.Place} {one.Figure}")) + (all.Count > MostPlaces ? ", …" : "");
    }
}
