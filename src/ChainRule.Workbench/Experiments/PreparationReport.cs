using System.Text.Json.Nodes;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Experiments;

/// <summary>What the columns of a table were taken for, as JSON.</summary>
internal static class PreparationReport
{
    /// <summary>Null where the data were numbers already.</summary>
    public static JsonObject? Of(Preparation? preparation) => preparation is null ? null : new()
    {
        ["targets"] = new JsonArray([.. preparation.Target.Names.Select(name => (JsonNode)name)]),
        ["kind"] = preparation.Target is ClassTarget ? "class" : "number",
        ["classes"] = preparation.Classes is { } classes ? new JsonArray([.. classes.Select(name => (JsonNode)name)]) : null,
        ["columns"] = new JsonArray([.. preparation.Columns.Select(Column)]),
        ["left_out"] = new JsonArray([.. (preparation.LeftOut ?? []).Select(column => new JsonObject { ["name"] = column.Name, ["reason"] = column.Reason })]),
    };

    private static JsonObject Column(PreparedColumn column) => new()
    {
        ["name"] = column.Name,
        ["kind"] = column switch { WordColumn => "word", DateColumn => "date", TimeColumn => "time", _ => "number" },
        ["inputs"] = column.Width,
    };
}
