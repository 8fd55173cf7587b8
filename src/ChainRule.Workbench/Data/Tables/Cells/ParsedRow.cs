using CsvHelper;

namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>A row of text with its numbers read.</summary>
/// <param name="Start">where it starts, in bytes</param>
/// <param name="Line">the line on which it starts, from 1</param>
/// <param name="Numbers">the number in each cell; NaN for words</param>
/// <param name="Words">the words, from left to right</param>
/// <param name="NotPlain">the columns whose number is not written as usual, with its text if it begins with a zero, as codes do</param>
internal sealed record ParsedRow(long Start, long Line, double[] Numbers, List<string>? Words, List<(int Column, string? Code)>? NotPlain)
{
    public int Width => Numbers.Length;

    public string Place => FormattableString.Invariant($"line {Line}");

    public bool EndsEmpty => double.IsNaN(Numbers[^1]) && Words![^1].Length == 0;

    /// <summary>The column of a word, from 1.</summary>
    public int ColumnOf(string word) => Numbers.Index().Where(cell => double.IsNaN(cell.Item)).ElementAt(Words!.IndexOf(word)).Index + 1;

    /// <param name="reader">stands at the row</param>
    /// <param name="missing">the words that mean a missing value, numbers among them</param>
    /// <param name="plain">which columns had only plain numbers so far; those beyond the last may have</param>
    public static ParsedRow Of(CsvReader reader, char decimalMark, MissingWords missing, bool[] plain)
    {
        var numbers = new double[reader.FieldCount];
        List<string>? words = null;
        List<(int, string?)>? notPlain = null;
        for (var column = 0; column < numbers.Length; column++)
        {
            var text = reader.GetSpan(column);
            if (!Cell.IsNumber(text, out numbers[column], decimalMark) || (missing.HasNumbers && missing.Contains(reader.GetString(column))))
            {
                numbers[column] = double.NaN;
                (words ??= []).Add(reader.GetString(column));
            }
            else if (Cell.IsCode(text))
                (notPlain ??= []).Add((column, reader.GetString(column)));
            else if ((column >= plain.Length || plain[column]) && !Cell.IsPlain(text))
                (notPlain ??= []).Add((column, null));
        }

        return new(reader.ByteOffset, reader.LineNumber, numbers, words, notPlain);
    }
}
