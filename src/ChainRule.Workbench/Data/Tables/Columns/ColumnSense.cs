using ChainRule.Workbench.Data.Tables.Dates;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>What a column's cells look like, if no option says.</summary>
/// <param name="Kind">how they would be read</param>
/// <param name="Doubt">why they say nothing about other rows; null if they do</param>
internal sealed record ColumnSense(InputKind Kind, string? Doubt)
{
    /// <summary>The plural of what it holds: dates or times; null if it holds numbers or words.</summary>
    public string? Moments => Kind switch
    {
        InputKind.Date => "dates",
        InputKind.Time => "times of day",
        _ => null,
    };

    public static ColumnSense Of(Table table, int column) => table.KindOf(column) switch
    {
        ColumnKind.Numbers when DateDetection.AreDays(table, column) => new(InputKind.Date, null),
        ColumnKind.Numbers => new(InputKind.Number, Identifiers.OfNumbers(table, column)),
        ColumnKind.Words when DateDetection.AreDates(table, column) => new(InputKind.Date, null),
        ColumnKind.Words when DateDetection.AreTimes(table, column) => new(InputKind.Time, null),
        ColumnKind.Words => new(InputKind.Word, Identifiers.OfWords(table, column)),
        _ => new(InputKind.Word, "no value in any row"),
    };
}
