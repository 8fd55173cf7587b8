using ChainRule.Formats;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What a file of NumPy holds: its arrays, with their least and greatest numbers.</summary>
internal static class ArraysView
{
    public static void Write(IAnsiConsole console, string path, IEnumerable<KeyValuePair<string, NumpyArray>> arrays)
    {
        var named = arrays.ToArray();
        console.WriteLabelled("", [$"{path}:", $"{Plural.Of(named.Length, "array")} of NumPy"]);
        var table = Tables.New("array", "type", "shape").AddRight("numbers").AddRight("least").AddRight("greatest");
        foreach (var (name, array) in named)
        {
            var numbers = array.Tensor.ToDoubles();
            table.Add(name, array.Type, array.Tensor.Shape.ToString(), $"{numbers.Length:N0}", Text(numbers.DefaultIfEmpty(double.NaN).Min()), Text(numbers.DefaultIfEmpty(double.NaN).Max()));
        }

        console.Write(table);
    }

    private static string Text(double number) => FormattableString.Invariant($"{number:G6}");
}
