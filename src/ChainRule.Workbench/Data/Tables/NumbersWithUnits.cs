namespace ChainRule.Workbench.Data.Tables;

/// <summary>Finds columns of numbers with units or thousands separators, which would be read as words.</summary>
internal static class NumbersWithUnits
{
    private const int MostUnits = 5;
    private const int FewNumbers = 10;

    /// <summary>
    /// The row of the first such cell, if nine of ten cells of the column are numbers, plain or not; else null. Units are few and repeat;
    /// different letters directly after digits are units if there are many numbers, else codes.
    /// </summary>
    public static int? FirstIn(Table table, int column)
    {
        var content = table.Content(column);
        var read = content.Words.Select(word => (Number: NumberWithUnit.Read(word.Word, table.DecimalMark), word.Count)).ToLookup(pair => pair.Number is not null);
        List<NumberWithUnit> found = [.. read[true].Select(pair => pair.Number!)];
        var (count, strange) = (read[true].Sum(pair => pair.Count), read[false].Sum(pair => pair.Count));
        if (count == 0 || 10 * strange > content.Numbers + count + strange || !AreUnits(found, count))
            return null;
        return table.WordRows(column).First(row => NumberWithUnit.Read(table[row, column], table.DecimalMark) is not null);
    }

    private static bool AreUnits(List<NumberWithUnit> found, int count)
    {
        var units = found.Where(number => number.Unit.Length > 0).DistinctBy(number => number.Unit).ToList();
        var areCodes = units.Count > 1 && units.Exists(number => number.IsCode);
        return units.Count <= MostUnits && (units.Count <= 1 || 2 * units.Count <= count)
            && (!areCodes || found.DistinctBy(number => number.Number).Count() > FewNumbers);
    }
}
