using System.Globalization;
using ChainRule.Formats;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>The outputs of a graph, each with its first numbers.</summary>
internal static class OutputTable
{
    private const int MostShown = 8;

    public static void Write(IAnsiConsole console, IReadOnlyDictionary<string, NumpyArray> outputs)
    {
        var table = Tables.New("output", "type", "shape", "values");
        foreach (var (name, array) in outputs)
        {
            var shown = Enumerable.Range(0, Math.Min(MostShown, array.Tensor.Count)).Select(i => array.Tensor.Value(i).ToString("G6", CultureInfo.InvariantCulture));
            table.Add(name, array.Type, array.Tensor.Shape.ToString(), string.Join(", ", shown) + (array.Tensor.Count > MostShown ? ", …" : ""));
        }

        console.Write(table);
    }
}
