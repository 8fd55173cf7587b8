using System.Globalization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>Describes a data set for a person to read: a few lines, then a table with headings and rows.</summary>
public sealed record DataDescription(IReadOnlyList<string> Lines, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int MostWords = 8;
    private const int MostExamples = 8;

    /// <summary>Describes a table column by column, or sets class by class.</summary>
    public static DataDescription Of(LoadedData data) => data switch
    {
        TableData table => OfTable(table.Table),
        SampleData sets => OfSets(sets),
        UnlabelledPictures pictures => OfPictures(pictures),
        _ => throw new NotSupportedException(data.GetType().Name),
    };

    private static DataDescription OfTable(Table table) => new(
        [string.Create(CultureInfo.InvariantCulture, $"{table.File}: {Plural.Of(table.RowCount, "row")}, {Plural.Of(table.Columns.Count, "column")}, {(table.HasHeader ? "with" : "no")} header; {Plural.Of(table.CompleteRows().Length, "row")} without a missing value"), .. table.Notes, Example(table)],
        ["column", "holds", "missing", "values", "histogram"],
        [.. table.AllColumns.Select(column => Row(ColumnFigures.Of(table, column)))]);

    private static string[] Row(ColumnFigures column) => [column.Name, column.Holds, Missing(column.Missing), Values(column) + (column.Doubt is null ? "" : $"; {column.Doubt}"), HistogramText.Of(column.Histogram)];

    private static string Missing(IReadOnlyList<(string Word, int Count)> missing)
    {
        var count = missing.Sum(word => word.Count).ToString(CultureInfo.InvariantCulture);
        (string Word, int Count)[] spelt = [.. missing.Where(word => word.Word.Length > 0)];
        return missing is [{ Word: { Length: > 0 } only }] ? $"{count}: {only}"
            : spelt.Length == 0 ? count
            : $"{count}: {Listing.Counted(spelt)}";
    }

    // A word among the numbers is only counted here, and refused in training.
    private static string Values(ColumnFigures column) =>
        column.Least is not null ? $"{column.Least} to {column.Greatest}{(column.IsOrderInDoubt ? "; day first or month first" : "")}"
        : column.Values.Length > 0 ? RangeText.Of(column.Values) + (column.Words.Count > 0 ? $"; {Listing.Counted(column.Words)}" : "")
        : Words(column.Words);

    private static string Words(IReadOnlyList<(string Word, int Count)> words)
    {
        var shown = string.Join(", ", words.Take(MostWords).Select(word => $"{ShownWord.Of(word.Word)} ({word.Count})"));
        return words.Count > MostWords ? $"{shown}, … {words.Count} in all" : shown;
    }

    // The first row, as an example of the others.
    private static string Example(Table table) =>
        $"the first row: {Listing.Of([.. table.Columns.Select((name, column) => $"{ShownWord.Of(name)} {(table[0, column] is { Length: > 0 } text ? ShownWord.Of(text) : "(empty)")}")], MostExamples)}";

    private static DataDescription OfSets(SampleData data)
    {
        var sets = data.Sets.Named().ToArray();
        if (!data.Sets.Train.HasClasses)
            return new([$"{Samples(data.Name, sets)}, numbers of shape {data.Sets.Train.TargetType.Shape} to predict"], ["set", "numbers"], [.. sets.Select(set => (IReadOnlyList<string>)[set.Name, RangeText.Of(set.Samples.LoadTargets().ToDoubles())])]);
        var classes = ClassNames.Of(data.Sets.Train.Classes, data.Sets.Train.ClassCount).Index().Where(c => sets.Any(set => Count(set.Samples, c.Index) > 0)).ToArray();
        return new(
            [$"{Samples(data.Name, sets)}, {Plural.Of(classes.Length, "class")}"],
            ["class", .. sets.Select(set => set.Name)],
            [.. classes.Select(c => (IReadOnlyList<string>)[c.Item, .. sets.Select(set => Count(set.Samples, c.Index).ToString("N0", CultureInfo.InvariantCulture))])]);
    }

    private static string Samples(string name, (string Name, BatchSource Samples)[] sets) =>
        $"{name}: samples of shape {sets[0].Samples.InputShape}, {string.Join(", ", sets.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Samples.Count:N0} to {set.Name}")))}";

    private static DataDescription OfPictures(UnlabelledPictures pictures) => new(
        [string.Create(CultureInfo.InvariantCulture, $"{pictures.Name}: {Plural.Of(pictures.Inputs.Shape[0], "sample")} of shape {pictures.Inputs.Shape.WithoutFirst()}, without labels")],
        ["pixels"],
        [[RangeText.Of(pictures.Inputs.ToDoubles())]]);

    private static int Count(BatchSource samples, int c) => samples.LoadTargets().Span<long>().Count((long)c);
}
