using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Explaining;

/// <summary>The names of an explanation's numbers in the data: columns, words and classes.</summary>
internal static class DataNames
{
    /// <summary>The explanation with its row and the names of its inputs and targets.</summary>
    public static Explanation Add(Explanation explanation, ModelUse use, LoadedData data, int row, Dataset sample)
    {
        var names = Numbered("input", use.Preparation?.Columns.SelectMany(column => column.InputNames) ?? [])
            .Concat(Numbered("target", Targets(use, sample)))
            .ToDictionary();
        var cells = use.Preparation is { } prepared && data is TableData { Table: var table } ? RawCells.Of(prepared, table, row) : [];
        return explanation with
        {
            Row = new(data.Name, row, use.Preparation is { } preparation && (preparation.Target is NumberTargets || preparation.Columns.Any(column => column.IsStandardized))),
            Given = [.. explanation.Given.Select(given => given with { Name = names.GetValueOrDefault(given.Address), Raw = cells.GetValueOrDefault(given.Address) })],
        };
    }

    // A single output stands for two classes, as 0 and 1.
    private static IEnumerable<string> Targets(ModelUse use, Dataset sample) => use.Model.Classes switch
    {
        null => use.Preparation is { } preparation ? preparation.Target.Names : [],
        var classes when use.Model.Network.Model.OutputShape(use.Model.Network.Input).Count == 1 => [classes[(int)sample.Targets.Value(0)]],
        var classes => classes,
    };

    private static IEnumerable<(string Address, string Name)> Numbered(string tensor, IEnumerable<string> names) =>
        names.Select((name, i) => (RawCells.Address(tensor, i), name));
}
