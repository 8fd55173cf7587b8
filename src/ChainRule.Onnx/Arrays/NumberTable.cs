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
        string[][] rows = [.. Encoding.UTF8.GetString(InputFile.ReadAllBytes(path)).TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line.Split(','))];
        var first = rows.Length > 0 && rows[0].All(cell => !NumberText.TryRead(cell, type, out _)) ? 1 : 0;
        var columns = rows.Length > first ? rows[first].Length : 0;
        var numbers = new NumberText(type, [rows.Length - first, columns], path);
        for (var row = first; row < rows.Length; row++)
        {
            if (rows[row].Length != columns)
                throw new InputException(path, FormattableString.Invariant($"row {row - first + 1}"), FormattableString.Invariant($"it has {rows[row].Length} numbers, but the first has {columns}"));
            foreach (var cell in rows[row])
                numbers.Add(cell, FormattableString.Invariant($"row {row - first + 1}"));
        }

        return numbers.Array;
    }
}
