using ChainRule.Formats;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What a file of NumPy holds: its arrays, with their least and greatest numbers.</summary>
internal static class ArraysView
{
    public static void Write(IAnsiConsole console, string path, IReadOnlyList<StoredArray> arrays)
    {
        console.WriteLabelled("", [$"{path}:", $"{Plural.Of(arrays.Count, "array")} of NumPy"]);
        var table = Tables.New("array", "type", "shape").AddRight("numbers").AddRight("least").AddRight("greatest");
        foreach (var array in arrays)
        {
            var numbers = array.HasTexts ? [] : array.Read().ToDoubles();
            table.Add(array.Name, array.Type, array.Shape.ToString(), $"{numbers.Length:N0}", Text(numbers.DefaultIfEmpty(double.NaN).Min()), Text(numbers.DefaultIfEmpty(double.NaN).Max()));
        }

        console.Write(table);
    }

    private static string Text(double number) => double.IsNaN(number) ? "" : FormattableString.Invariant($"{number:G6}");
}
