using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Explaining;

/// <summary>The cells of a row of a table that the network is given standardised, by their addresses.</summary>
internal static class RawCells
{
    public static Dictionary<string, string> Of(Preparation preparation, Table table, int row)
    {
        var cells = new Dictionary<string, string>();
        var input = 0;
        foreach (var column in preparation.Columns)
        {
            for (var i = 0; i < column.Width; i++, input++)
            {
                if (column.IsStandardized && Cell(column.Name) is { } cell)
                    cells[Address("input", input)] = cell;
            }
        }

        foreach (var (i, target) in (preparation.Target as NumberTargets)?.Names.Index() ?? [])
        {
            if (Cell(target) is { } cell)
                cells[Address("target", i)] = cell;
        }

        return cells;

        // A missing value was filled in.
        string? Cell(string name) => table.Find(name) is var place and >= 0 && !table.IsMissing(row, place) ? table[row, place] : null;
    }

    public static string Address(string tensor, int place) => FormattableString.Invariant($"{tensor}[0,{place}]");
}
