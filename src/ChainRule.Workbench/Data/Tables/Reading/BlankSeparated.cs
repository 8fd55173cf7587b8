namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>Lines with any number of blanks between their cells, as in many .data files.</summary>
internal static class BlankSeparated
{
    /// <summary>Whether the first line has no other separator, and all lines have the same number of words, at least two.</summary>
    public static bool IsLikely(string text, char decimalMark)
    {
        var lines = Lines(text).Select(line => line.Text);
        var first = lines.FirstOrDefault() ?? "";
        return !first.Any(letter => letter is ',' or ';' or '|' or '\t' && letter != decimalMark)
            && Cells(first) is { Length: > 1 and var count }
            && lines.All(line => Cells(line)?.Length == count);
    }

    /// <summary>The lines that are not empty, and their numbers from 1.</summary>
    public static IEnumerable<(string Text, int Number)> Lines(string text)
    {
        using var reader = new StringReader(text);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return (line.Trim(), number);
        }
    }

    /// <summary>The cells of a line; null if a quote is not closed, or is in the middle of a cell.</summary>
    public static string[]? Cells(string line)
    {
        var cells = new List<string>();
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsWhiteSpace(line[i]))
                continue;
            var end = line[i] == '"' ? Quoted(line, i) : Plain(line, i);
            if (end < 0 || (end < line.Length && !char.IsWhiteSpace(line[end])))
                return null;
            cells.Add(line[i] == '"' ? line[(i + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : line[i..end]);
            i = end;
        }

        return [.. cells];
    }

    private static int Plain(string line, int start)
    {
        while (start < line.Length && !char.IsWhiteSpace(line[start]) && line[start] != '"')
            start++;
        return start;
    }

    // After the closing quote; a doubled one is a quote in the cell.
    private static int Quoted(string line, int start)
    {
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] != '"')
                continue;
            if (i + 1 == line.Length || line[i + 1] != '"')
                return i + 1;
            i++;
        }

        return -1;
    }
}
