using System.Globalization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>Describes a data set for a person to read: a few lines, then a table with headings and rows.</summary>
public sealed record DataDescription(IReadOnlyList<string> Lines, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int MostWords = 8;

    /// <summary>Describes a table column by column, or sets class by class.</summary>
    public static DataDescription Of(LoadedData data) => data switch
    {
        TableData table => OfTable(table.Table),
        SampleData sets => OfSets(sets),
        UnlabelledPictures pictures => OfPictures(pictures),
        _ => throw new NotSupportedException(data.GetType().Name),
    };

    private static DataDescription OfTable(Table table) => new(
        [string.Create(CultureInfo.InvariantCulture, $"{table.File}: {Plural.Of(table.RowCount, "row")}, {Plural.Of(table.Columns.Count, "column")}, {(table.HasHeader ? "with" : "no")} header; {Plural.Of(table.CompleteRows().Length, "row")} without a missing value"), .. table.Notes],
        ["column", "holds", "missing", "values"],
        [.. table.Columns.Select((name, column) => ColumnRow(table, name, column))]);

    private static string[] ColumnRow(Table table, string name, int column)
    {
        var rows = table.RowsWith(column).ToArray();
        var texts = rows.Select(row => table[row, column]);
        var content = table.Content(column);
        var sense = ColumnSense.Of(table, column);
        var doubt = sense.Doubt is null || content.Kind == ColumnKind.Nothing ? "" : $"; {sense.Doubt}";
        return [name, sense.Moments ?? content.Kind.ToString().ToLowerInvariant(), Missing(content), sense.Kind switch
        {
            _ when content.Kind == ColumnKind.Nothing => "",
            InputKind.Number => Range(table, column, rows) + doubt,
            InputKind.Date => Dates(texts, DateDetection.OrdersOf(table, column)),
            InputKind.Time => Times(texts),
            _ => Words(texts) + doubt,
        }];
    }

    private static string Missing(ColumnContent content)
    {
        var count = content.Missing.Sum(word => word.Count).ToString(CultureInfo.InvariantCulture);
        (string Word, int Count)[] spelt = [.. content.Missing.Where(word => word.Word.Length > 0)];
        return content.Missing is [{ Word: { Length: > 0 } only }] ? $"{count}: {only}"
            : spelt.Length == 0 ? count
            : $"{count}: {Listing.Counted(spelt)}";
    }

    // A word among the numbers is only counted here, and refused in training.
    private static string Range(Table table, int column, int[] rows)
    {
        double[] numbers = [.. rows.Where(row => table.IsNumber(row, column)).Select(row => table.Number(row, column))];
        var words = table.Content(column).Words;
        return RangeText.Of(numbers) + (words.Count > 0 ? $"; {Listing.Counted(words)}" : "");
    }

    private static string Dates(IEnumerable<string> texts, IReadOnlyList<DateOrder> orders)
    {
        string[] dates = [.. texts.Where(text => DateText.TryRead(text, orders[0], out _)).OrderBy(text => DateText.TryRead(text, orders[0], out var moment) ? moment.Day : 0)];
        return $"{dates[0]} to {dates[^1]}{(orders is [DateOrder.DayMonthYear, DateOrder.MonthDayYear] ? "; day first or month first" : "")}";
    }

    private static string Times(IEnumerable<string> texts)
    {
        string[] times = [.. texts.Where(DateDetection.IsTime).OrderBy(text => TimeText.TryRead(text, out var time) ? time : default)];
        return $"{times[0]} to {times[^1]}";
    }

    private static string Words(IEnumerable<string> words)
    {
        var counted = words.CountBy(word => word).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var shown = string.Join(", ", counted.Take(MostWords).Select(pair => $"{ShownWord.Of(pair.Key)} ({pair.Value})"));
        return counted.Length > MostWords ? $"{shown}, … {counted.Length} in all" : shown;
    }

    private static DataDescription OfSets(SampleData data)
    {
        var sets = data.Sets.Named().ToArray();
        var classes = ClassNames.Of(data.Sets.Train.Classes, data.Sets.Train.ClassCount).Index().Where(c => sets.Any(set => Count(set.Samples, c.Index) > 0)).ToArray();
        return new(
            [$"{data.Name}: samples of shape {data.Sets.Train.InputShape}, {string.Join(", ", sets.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Samples.Count:N0} to {set.Name}")))}, {Plural.Of(classes.Length, "class")}"],
            ["class", .. sets.Select(set => set.Name)],
            [.. classes.Select(c => (IReadOnlyList<string>)[c.Item, .. sets.Select(set => Count(set.Samples, c.Index).ToString("N0", CultureInfo.InvariantCulture))])]);
    }

    private static DataDescription OfPictures(UnlabelledPictures pictures) => new(
        [string.Create(CultureInfo.InvariantCulture, $"{pictures.Name}: {Plural.Of(pictures.Inputs.Shape[0], "sample")} of shape {pictures.Inputs.Shape.WithoutFirst()}, without labels")],
        ["pixels"],
        [[RangeText.Of(pictures.Inputs.ToDoubles())]]);

    private static int Count(BatchSource samples, int c) => samples.LoadTargets().Span<long>().Count((long)c);
}
