namespace ChainRule.Workbench.Data;

/// <summary>Finds out whether the first row of a table names its columns.</summary>
internal static class HeaderDetection
{
    /// <summary>
    /// A header holds no number. Where the rows below it hold none either, its names must differ from each other and from
    /// everything below them.
    /// </summary>
    public static bool IsHeader(IReadOnlyList<string[]> records)
    {
        var first = records[0];
        if (first.Any(cell => Cell.IsNumber(cell, out _) || (cell.Length > 0 && Cell.IsMissing(cell))))
            return false;
        var rest = records.Skip(1);
        return rest.Any(row => row.Any(cell => Cell.IsNumber(cell, out _)))
            || (first.Distinct(StringComparer.Ordinal).Count() == first.Length && !rest.Any(row => row.Zip(first).Any(pair => pair.First == pair.Second)));
    }
}
