using ChainRule.Data;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChainRule.Cli.Views;

/// <summary>Tables in the house's style. Cells are plain text: brackets in them are brackets.</summary>
internal static class Tables
{
    public static Table New(params IEnumerable<string> columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Cell(column)));
        return table;
    }

    public static Table AddRight(this Table table, params IEnumerable<string> columns)
    {
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Cell(column)).RightAligned());
        return table;
    }

    public static void Add(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(Cell));

    /// <summary>Whether the console is wide enough for the table as it is.</summary>
    public static bool Fits(this Table table, IAnsiConsole console)
    {
        var options = RenderOptions.Create(console, console.Profile.Capabilities);
        return ((IRenderable)table).Measure(options, int.MaxValue).Max <= console.Profile.Width;
    }

    // A cell may have lines of its own.
    private static Text Cell(string text) => new(string.Join('\n', text.Split('\n').Select(Printable.Text)));
}
