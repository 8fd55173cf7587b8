using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Explaining;

/// <summary>What an explanation's inputs and targets are in the data: columns, words, classes and cells.</summary>
internal static class DataNames
{
    /// <summary>Adds the row, and the names and the cells of the inputs and targets.</summary>
    public static Explanation Add(Explanation explanation, ModelUse use, LoadedData data, int row, Dataset sample)
    {
        var preparation = use.Preparation;
        var names = ByAddress(preparation?.InputNames ?? [], Targets(use, sample));
        var cells = preparation is not null && data is TableData { Table: var table } ? Cells(preparation, table, row) : [];
        return explanation with
        {
            Row = new(data.Name, row, preparation?.Target.IsStandardized == true || preparation?.Columns.Any(column => column.IsStandardized) == true),
            Given = [.. explanation.Given.Select(given => given with { Name = names.GetValueOrDefault(given.Address), Raw = cells.GetValueOrDefault(given.Address) })],
        };
    }

    // A single output stands for two classes, as 0 and 1.
    private static IEnumerable<string> Targets(ModelUse use, Dataset sample) => (use.Model.Classes ?? use.Preparation?.Classes) switch
    {
        null => use.Preparation?.Target.Names ?? [],
        var classes when use.Model.Output.Count == 1 => [classes[(int)sample.Targets.Value(0)]],
        var classes => classes,
    };

    // Of numbers that the network gets standardised, where they are not missing, and so filled in.
    private static Dictionary<string, string?> Cells(Preparation preparation, Table table, int row)
    {
        var from = preparation.Windows is { } windows ? new TableSeries(table, windows).WindowOf(row)! : [row];
        return ByAddress(
            from.SelectMany(before => preparation.Columns.SelectMany(column => Enumerable.Repeat(column.IsStandardized ? Cell(before, column.Name) : null, column.Width))),
            preparation.Target.IsStandardized ? preparation.Target.Names.Select(name => Cell(row, name)) : []);

        string? Cell(int row, string name) => table.Find(name) is var place and >= 0 && !table.IsMissing(row, place) ? table[row, place] : null;
    }

    private static Dictionary<string, string?> ByAddress(IEnumerable<string?> inputs, IEnumerable<string?> targets) =>
        inputs.Select((text, i) => ($"input[0,{i}]", text)).Concat(targets.Select((text, i) => ($"target[0,{i}]", text))).ToDictionary();
}
