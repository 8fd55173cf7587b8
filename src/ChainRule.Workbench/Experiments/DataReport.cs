using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>What data hold, as a line of JSON.</summary>
public static class DataReport
{
    private const int MostWords = 100;
    private const int MostExamples = 3;

    public static string Of(LoadedData data)
    {
        var line = new JsonObject { ["event"] = "data", ["data"] = data.Name };
        if (data is TableData table)
            Add(line, table.Table);
        else if (data is SampleData samples)
            Add(line, samples.Sets);
        else if (data is UnlabelledPictures pictures)
            (line["samples"], line["shape"]) = (pictures.Inputs.Shape[0], Sizes(pictures.Inputs.Shape.WithoutFirst()));
        return Reports.Line(line);
    }

    private static void Add(JsonObject line, Table table)
    {
        (line["rows"], line["complete_rows"], line["header"]) = (table.RowCount, table.CompleteRows().Length, table.HasHeader);
        line["notes"] = new JsonArray([.. table.Notes.Select(note => (JsonNode)note)]);
        line["columns"] = new JsonArray([.. table.AllColumns.Select(column => Column(table, column))]);
    }

    private static JsonObject Column(Table table, int place)
    {
        var figures = ColumnFigures.Of(table, place);
        var column = new JsonObject { ["name"] = figures.Name, ["holds"] = figures.Holds, ["missing"] = Counts(figures.Missing) };
        if (figures.Doubt is { } doubt)
            column["doubt"] = doubt;
        if (figures.Least is not null)
            (column["least"], column["greatest"]) = (figures.Least, figures.Greatest);
        else if (figures.Values.Length > 0)
            (column["least"], column["greatest"], column["mean"]) = (Reports.Number(figures.Values.Min()), Reports.Number(figures.Values.Max()), Reports.Number(figures.Values.Average()));
        if (figures.Histogram.Length > 0)
            column["histogram"] = new JsonArray([.. figures.Histogram.Select(count => (JsonNode)count)]);
        if (figures.Words.Count > 0)
            (column["different_words"], column["words"]) = (figures.Words.Count, Counts(figures.Words.Take(MostWords)));
        column["examples"] = new JsonArray([.. table.RowsWith(place).Take(MostExamples).Select(row => (JsonNode)table[row, place])]);
        return column;
    }

    private static void Add(JsonObject line, DataSets sets)
    {
        line["shape"] = Sizes(sets.Train.InputShape);
        var names = sets.Train.HasClasses ? ClassNames.Of(sets.Train.Classes, sets.Train.ClassCount) : [];
        line["sets"] = new JsonObject(sets.Named().Select(set => KeyValuePair.Create(set.Name, (JsonNode?)new JsonObject
        {
            ["samples"] = set.Samples.Count,
            ["classes"] = Counts(names.Select((name, c) => (name, set.Samples.LoadTargets().Span<long>().Count((long)c)))),
        })));
    }

    private static JsonArray Counts(IEnumerable<(string Word, int Count)> words) =>
        [.. words.Select(word => (JsonNode)new JsonObject { ["word"] = word.Word, ["count"] = word.Count })];

    private static JsonArray Sizes(Shape shape) => [.. shape.Select(size => (JsonNode)size)];
}
