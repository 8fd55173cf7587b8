using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Series;

/// <summary>What a series is predicted to be without any learning: what it was before.</summary>
/// <param name="RowsBefore">how many rows before the predicted one the value is taken from</param>
/// <param name="MeanAbsoluteError">its mean absolute error, over all targets, in their units</param>
public sealed record NaiveForecast(int RowsBefore, double MeanAbsoluteError)
{
    /// <summary>The better of the last value of the window and the value a window's length before; null if the preparation is not that of a series, or no value is known.</summary>
    /// <param name="preparation">how rows become windows</param>
    /// <param name="table">the table</param>
    /// <param name="rows">the rows that are predicted</param>
    public static NaiveForecast? Of(Preparation preparation, Table table, IReadOnlyList<int> rows)
    {
        if (preparation.Windows is not { } windows)
            return null;
        var series = new TableSeries(table, windows);
        int[] targets = [.. preparation.Target.Names.Select(table.Find)];
        return new[] { windows.Horizon, Math.Max(windows.Horizon, windows.Length) }.Distinct()
            .Select(before => new NaiveForecast(before, Error(table, series, targets, rows, before)))
            .Where(forecast => double.IsFinite(forecast.MeanAbsoluteError))
            .MinBy(forecast => forecast.MeanAbsoluteError);
    }

    /// <summary>How the model compares, in a sentence.</summary>
    /// <param name="modelError">the model's mean absolute error on the same rows</param>
    public string Beside(double modelError) =>
        $"a naive forecast, the value {Plural.Of(RowsBefore, "row")} before, has a mean absolute error of {Figures.Text("mae", MeanAbsoluteError)}; the model's is {Figures.Text("mae", modelError)}{(MeanAbsoluteError > 0 ? FormattableString.Invariant($", {modelError / MeanAbsoluteError:0.00} times that") : "")}";

    private static double Error(Table table, TableSeries series, int[] targets, IReadOnlyList<int> rows, int before) => rows
        .SelectMany(row => targets.Select(target => (Row: row, Earlier: series.SeriesOf(row)[series.PlaceOf(row) - before], Target: target)))
        .Where(pair => table.IsNumber(pair.Earlier, pair.Target))
        .Select(pair => Math.Abs(table.Number(pair.Row, pair.Target) - table.Number(pair.Earlier, pair.Target)))
        .DefaultIfEmpty(double.NaN)
        .Average();
}
