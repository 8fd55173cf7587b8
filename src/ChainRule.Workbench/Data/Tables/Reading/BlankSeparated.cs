using ChainRule.Data;
using CsvHelper;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>Lines with any number of blanks between their cells, as in many .data files.</summary>
internal static class BlankSeparated
{
    private const long LongestText = 1L << 30;

    /// <summary>Whether the first line has no other separator, and all lines have the same number of words, at least two.</summary>
    public static bool IsLikely(TableBytes bytes, string file, char decimalMark)
    {
        var lines = Lines(bytes, file).Select(line => line.Text).Where(line => line.Length > 0);
        var first = lines.FirstOrDefault() ?? "";
        return !first.Any(letter => letter is ',' or ';' or '|' or '\t' && letter != decimalMark)
            && Cells(first) is { Length: > 1 and var count }
            && lines.All(line => Cells(line)?.Length == count);
    }

    /// <summary>The same lines with tabs between their cells.</summary>
    /// <exception cref="InputException">a quote is not closed, or is in the middle of a cell</exception>
    public static TableBytes WithTabs(TableBytes bytes, string file)
    {
        if (bytes.Length > LongestText)
            throw new InputException(file, null, $"text with blanks between its cells may have at most {LongestText} bytes", "save the table with commas or tabs");
        using var text = new MemoryStream();
        using (var writer = new StreamWriter(text, leaveOpen: true))
        using (var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n", Separator = '\t', ValidateFieldCount = false }, leaveOpen: true))
        {
            foreach (var (line, number) in Lines(bytes, file))
            {
                if (line.Length > 0)
                    csv.WriteRecord(Cells(line) ?? throw new InputException(file, $"line {number}", "a quote is not closed, or is in the middle of a cell", "put the whole cell in quotes, and double a quote within it"));
                csv.Flush();
                if (line.Length == 0)
                    writer.Write('\n');
            }
        }

        return new BytesInMemory(text.ToArray());
    }

    /// <summary>The trimmed lines, and their numbers from 1.</summary>
    private static IEnumerable<(string Text, int Number)> Lines(TableBytes bytes, string file)
    {
        using var reader = new StreamReader(new CheckedText(bytes, file));
        for (var number = 1; reader.ReadLine() is { } line; number++)
            yield return (line.Trim(), number);
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
