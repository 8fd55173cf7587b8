namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>Rows that are numbered in their file, as those of a sheet or the lines of records; numbers may be left out.</summary>
/// <param name="noun">what a row is called there</param>
internal sealed class CountedRows(string noun) : RowOrigins
{
    // Where numbers are left out, or the first is: a row and its number.
    private readonly List<(int Row, int Number)> _jumps = [];

    /// <summary>Says which number the next row has.</summary>
    public void Add(int row, int number)
    {
        if (_jumps.Count == 0 || NumberOf(_jumps[^1], row) != number)
            _jumps.Add((row, number));
    }

    public override string Place(int row)
    {
        var place = _jumps.BinarySearch((row, int.MaxValue));
        return FormattableString.Invariant($"{noun} {NumberOf(_jumps[~place - 1], row)}");
    }

    private static int NumberOf((int Row, int Number) jump, int row) => jump.Number + row - jump.Row;
}
