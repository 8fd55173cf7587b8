using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Arrays;

/// <summary>Makes a table of arrays with the same number of rows: one dimension is a column, and two are as many as the array is wide.</summary>
internal static class ArrayTable
{
    public static TableData Read(IReadOnlyList<StoredArray> arrays, string file, TableOptions options)
    {
        var hasNames = arrays.All(array => array.Name.Length > 0);
        var cells = new CellWriter(file, "row", hasNames ? options : options with { Header = false });
        var names = arrays.SelectMany(NamesOf).ToArray();
        foreach (var name in names)
            cells.AddColumn($"column \"{name}\"");
        var first = 0;
        foreach (var array in arrays)
            first += Add(array, cells, first);
        cells.EndRows(arrays[0].Shape[0], 0);
        return new(file, cells.Complete(hasNames ? names : null, []));
    }

    private static IEnumerable<string> NamesOf(StoredArray array) => array.Shape.Rank == 1 || array.Shape[1] == 1 ? [array.Name]
        : Enumerable.Range(1, array.Shape[1]).Select(column => FormattableString.Invariant($"{array.Name}_{column}"));

    // How many columns were added.
    private static int Add(StoredArray array, CellWriter cells, int first)
    {
        var (rows, width) = (array.Shape[0], array.Shape.Count / array.Shape[0]);
        Action<int, int> add = array.HasTexts ? OfTexts(array.ReadTexts(), cells) : OfNumbers(array.Read(), cells);
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < rows; row++)
                add(first + column, row * width + column);
            cells.EndColumn(first + column);
        }

        return width;
    }

    private static Action<int, int> OfTexts(IReadOnlyList<string> texts, CellWriter cells) => (column, place) => cells.Add(column, texts[place]);

    private static Action<int, int> OfNumbers(Tensor numbers, CellWriter cells) => numbers.Type == DType.Int64
        ? (column, place) => cells.Add(column, numbers.Span<long>()[place])
        : (column, place) => cells.Add(column, numbers.Value(place));
}
