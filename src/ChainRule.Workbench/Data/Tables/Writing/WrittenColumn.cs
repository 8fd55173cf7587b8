namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>A column of a table to write.</summary>
/// <param name="Name">what it is called</param>
/// <param name="Text">the text of the cell in a row, as CSV has it; empty where there is no value</param>
/// <param name="Number">the number in a row, NaN where there is no value; null if the column holds words</param>
public sealed record WrittenColumn(string Name, Func<int, string> Text, Func<int, double>? Number = null)
{
    /// <summary>Whether a cell holds nothing.</summary>
    internal bool IsEmpty(int row) => Number is null ? Text(row).Length == 0 : double.IsNaN(Number(row));

    /// <summary>Whether a cell holds a number that all formats can hold.</summary>
    internal bool IsNumber(int row, out double number) => double.IsFinite(number = Number?.Invoke(row) ?? double.NaN);
}
