using System.Globalization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Splits;

/// <summary>Divides each series in time: its first rows are learnt from, its last are predicted for validation. No window reaches over the border.</summary>
/// <param name="Learnt">all rows that may be looked at in training</param>
/// <param name="Samples">which rows are predicted in training, and which in validation</param>
internal sealed record SeriesSplit(IReadOnlyList<int> Learnt, RowSplit Samples)
{
    private const double UsualShare = 0.1;
    private const int FewRows = 5;

    /// <exception cref="InputException">another split is asked for, or no series is long enough</exception>
    public static SeriesSplit Of(string file, TableSeries series, Windowing windows, SplitOptions options)
    {
        if (options.Kind is { } kind && kind != SplitKind.Time)
            throw new InputException(UserInput.CommandLine, "--split", "a time series is divided by time", "use --split time, or leave it out");
        if (options.Fold is not null)
            throw new InputException(UserInput.CommandLine, "--folds", "a time series is divided by time, not into folds", "leave --folds or --window out");
        var split = With(series, windows, options.Validation ?? UsualShare);
        if (options.Validation is null && split.Samples.Validation.Length < FewRows)
            split = WithoutValidation(series, windows);
        var longest = series.All.Max(rows => rows.Count);
        return split.Samples.Train.Length >= 2
            ? split
            : throw new InputException(file, null, $"{(split.Samples.Train.Length == 0 ? "no row" : "one row")} can be trained on: the longest series has {Plural.Of(longest, "row")}, and windows of {Plural.Of(windows.Length, "row")} predict the {(windows.Horizon == 1 ? "next" : $"{windows.Horizon}th next")}", "use a smaller --window or --validation");
    }

    private static SeriesSplit WithoutValidation(TableSeries series, Windowing windows)
    {
        var whole = With(series, windows, 0);
        return whole with { Samples = whole.Samples with { Notes = ["no rows are held back: the series is too short; --validation 0.3 holds three of ten rows back"] } };
    }

    private static SeriesSplit With(TableSeries series, Windowing windows, double share)
    {
        var (learnt, train, validation) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var rows in series.All)
        {
            // Windows that reach from validation into what was learnt are not used.
            var held = share <= 0 ? 0 : (int)Math.Round(share * rows.Count);
            var border = Math.Max(0, rows.Count - held - (held == 0 ? 0 : windows.Reach));
            learnt.AddRange(rows.Take(border));
            train.AddRange(rows.Take(border).Skip(windows.Reach));
            validation.AddRange(rows.Skip(border + windows.Reach));
        }

        string[] notes = validation.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"validation is the last {Plural.Of(validation.Count, "row")}, in the order of the file; of the {Plural.Of(windows.Reach, "row")} before them only windows are made")];
        return new(learnt, new([.. train], [.. validation], [], validation.Count == 0 ? null : SplitKind.Time, notes));
    }
}
