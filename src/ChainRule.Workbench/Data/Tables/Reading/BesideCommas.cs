using System.Text;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>What separates the columns of a table whose numbers have decimal commas.</summary>
internal static class BesideCommas
{
    private const int LongestLine = 1 << 16;

    /// <summary>The separator by the first line.</summary>
    public static char Separator(TableBytes bytes)
    {
        var start = Encoding.UTF8.GetString(bytes.Read(0, (int)Math.Min(bytes.Length, LongestLine))).AsSpan().TrimStart("\r\n");
        var line = start[..(start.IndexOfAny('\r', '\n') is var end and >= 0 ? end : start.Length)];
        return line.Contains('\t') ? '\t' : !line.Contains(';') && line.Contains('|') ? '|' : ';';
    }
}
