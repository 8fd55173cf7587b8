using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>Writes an array of NumPy for each column: 64-bit numbers, NaN where there is no value, or texts.</summary>
internal static class ArrayWriting
{
    public static void Write(Stream stream, WrittenTable table)
    {
        using var arrays = new NpzWriter(stream);
        var rows = Enumerable.Range(0, table.RowCount);
        foreach (var column in table.Columns)
        {
            if (column.Number is { } number)
                arrays.Add(column.Name, Tensor.From([.. rows.Select(number)], table.RowCount));
            else
                arrays.Add(column.Name, [.. rows.Select(column.Text)]);
        }
    }
}
