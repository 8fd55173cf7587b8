using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx;

/// <summary>Tables of numbers as text: rows are the first dimension; a first line of names is passed over.</summary>
internal static class NumberTable
{
    public static NumpyArray Read(string path, ElementType type)
    {
        ReadOnlySpan<byte> text = InputFile.ReadAllBytes(path);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var (rows, columns, isNamed) = (0, 0, false);
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = Trimmed(text[range]);
            if (line.IsEmpty)
                continue;
            if (rows == 0 && !isNamed && (isNamed = HoldsNames(line, type)))
                continue;
            var cells = line.Count((byte)',') + 1;
            columns = rows++ == 0 ? cells : columns;
            if (cells != columns)
                throw new InputException(path, Place(rows), FormattableString.Invariant($"it has {cells} numbers, but the first has {columns}"));
        }

        var numbers = new NumberText(type, [rows, columns], path);
        var row = isNamed ? -1 : 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = Trimmed(text[range]);
            if (line.IsEmpty || row++ < 0)
                continue;
            foreach (var cell in line.Split((byte)','))
                numbers.Add(Encoding.UTF8.GetString(line[cell]), Place(row));
        }

        return numbers.Array;
    }

    private static bool HoldsNames(ReadOnlySpan<byte> line, ElementType type)
    {
        foreach (var cell in line.Split((byte)','))
        {
            if (NumberText.TryRead(Encoding.UTF8.GetString(line[cell]), type, out _))
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8);

    private static string Place(int row) => FormattableString.Invariant($"row {row}");
}
