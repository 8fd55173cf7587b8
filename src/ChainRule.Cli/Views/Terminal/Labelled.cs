using ChainRule.Data;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>The text after a label; if too long for one line, it continues below with the same indent, or with two spaces without a label.</summary>
internal static class Labelled
{
    /// <summary>The greatest width of running text.</summary>
    public const int MostColumns = 80;

    private const int NarrowestColumns = 20;

    /// <summary>Writes pieces with spaces between them, but none after a Chinese mark; only a piece longer than a line is broken.</summary>
    public static void WriteLabelled(this IAnsiConsole console, string label, params IEnumerable<string> pieces)
    {
        var indent = Math.Max(2, label.GetCellWidth());
        var room = Math.Max(NarrowestColumns, Math.Min(MostColumns, console.Profile.Width) - indent);
        foreach (var (i, line) in Lines(pieces, room).Index())
            console.Profile.Out.Writer.WriteLine((i == 0 ? label : new string(' ', indent)) + Printable.Text(line));
    }

    /// <summary>The items of a list, with a comma after each but the last.</summary>
    public static IEnumerable<string> Listed(IReadOnlyList<string> items) => items.Select((item, i) => i < items.Count - 1 ? item + "," : item);

    private static IEnumerable<string> Lines(IEnumerable<string> pieces, int room)
    {
        var line = "";
        var gap = "";
        foreach (var piece in pieces.SelectMany(piece => piece.GetCellWidth() <= room ? [piece] : piece.Split(' ')))
        {
            if (line.Length > 0 && (line + gap + piece).GetCellWidth() > room)
            {
                yield return line;
                (line, gap) = ("", "");
            }

            line += gap + piece;
            gap = piece is [.., '。' or '，' or '、'] ? "" : " ";
        }

        yield return line;
    }
}
