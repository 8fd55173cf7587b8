using System.Globalization;

namespace ChainRule.Cli.Tests;

/// <summary>Small tables that a network learns in moments.</summary>
internal static class SmallData
{
    private static readonly string[] Colours = ["red", "green", "blue"];

    /// <summary>Three classes of flowers by length and width, far apart.</summary>
    public static string Flowers(int rows = 60) => Table("length,width,colour", rows, row =>
    {
        var c = row % 3;
        return string.Create(CultureInfo.InvariantCulture, $"{c * 2 + Math.Sin(row):0.000},{10 - c * 3 + Math.Cos(row):0.000},{Colours[c]}");
    });

    /// <summary>Birds with words among the inputs and, in some rows, without a value.</summary>
    public static string Birds(int rows = 60) => Table("species,island,bill,mass,sex", rows, row =>
    {
        var (species, island) = row % 2 == 0 ? ("Gentoo", "Biscoe") : ("Adelie", row % 4 == 1 ? "Dream" : "Torgersen");
        var bill = row == 7 ? "NA" : (40 + row % 2 * -4 + Math.Sin(row)).ToString("0.00", CultureInfo.InvariantCulture);
        var mass = row == 11 ? "" : (5000 - row % 2 * 1200 + row * 3).ToString(CultureInfo.InvariantCulture);
        return $"{species},{island},{bill},{mass},{(row == 13 ? "NA" : row % 3 == 0 ? "MALE" : "FEMALE")}";
    });

    /// <summary>A price that is 1000 + 300 · rooms − 20 · age.</summary>
    public static string Houses(int rows = 60) => Table("rooms,age,price", rows, row =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + row % 6},{row * 7 % 40},{1000 + 300 * (1 + row % 6) - 20 * (row * 7 % 40)}"));

    private static string Table(string header, int rows, Func<int, string> row) =>
        string.Concat(Enumerable.Range(0, rows).Select(row).Prepend(header).Select(line => line + "\n"));
}
