using System.Globalization;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>Finds input columns that alone determine the target: perhaps copies of it, or known only when it is known.</summary>
internal static class Leaks
{
    // Among fewer rows, a perfect match is easily chance.
    private const int FewRows = 20;
    private const int RowsTriedFirst = 1000;
    private const double Perfect = 0.9999;

    /// <summary>A sentence for each such column.</summary>
    public static IEnumerable<string> In(Table table, IEnumerable<int> inputs, IReadOnlyList<int> targets, TargetKind kind) =>
        from column in inputs
        from target in targets
        let how = column == target ? null : kind == TargetKind.Number ? Proportional(table, column, target) : OneToOne(table, column, target)
        where how is not null
        select $"column \"{table.Columns[column]}\" may give the target \"{table.Columns[target]}\" away: {how}; use --ignore \"{table.Columns[column]}\" if it is not known when a prediction is made";

    private static string? Proportional(Table table, int column, int target)
    {
        if (table.KindOf(column) != ColumnKind.Numbers)
            return null;
        var pairs = table.RowsWith(column).Where(row => table.IsNumber(row, column) && table.IsNumber(row, target)).Select(row => (X: table.NumberOrNaN(row, column), Y: table.NumberOrNaN(row, target)));
        return IsPerfect(Correlation(pairs.Take(RowsTriedFirst))) && Correlation(pairs) is var correlation && IsPerfect(correlation)
            ? string.Create(CultureInfo.InvariantCulture, $"their correlation is {correlation:0.#####}").Replace('-', '−')
            : null;
    }

    private static bool IsPerfect(double correlation) => Math.Abs(correlation) > Perfect;

    // NaN if one of the two does not vary, or if there are few rows.
    private static double Correlation(IEnumerable<(double X, double Y)> pairs)
    {
        var (count, meanX, meanY, xx, yy, xy) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (x, y) in pairs)
        {
            count++;
            var (fromX, fromY) = (x - meanX, y - meanY);
            meanX += fromX / count;
            meanY += fromY / count;
            xx += fromX * (x - meanX);
            yy += fromY * (y - meanY);
            xy += fromX * (y - meanY);
        }

        return count < FewRows ? double.NaN : xy / Math.Sqrt(xx * yy);
    }

    // Most columns meet a contradiction within a few rows.
    private static string? OneToOne(Table table, int column, int target)
    {
        var (there, back, count) = (new Dictionary<long, long>(), new Dictionary<long, long>(), 0);
        foreach (var row in table.RowsWith(column).Where(row => !table.IsMissing(row, target)))
        {
            var (value, wanted) = (Key(row, column), Key(row, target));
            there.TryAdd(value, wanted);
            back.TryAdd(wanted, value);
            if (there[value] != wanted || back[wanted] != value)
                return null;
            count++;
        }

        return count >= FewRows && there.Count > 1 ? $"each of its {there.Count} values goes with one of the target's" : null;

        long Key(int row, int place) => BitConverter.DoubleToInt64Bits(table.NumberOrNaN(row, place));
    }
}
