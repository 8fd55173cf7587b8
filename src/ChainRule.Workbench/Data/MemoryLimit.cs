using System.Globalization;
using ChainRule.Tapes;

namespace ChainRule.Workbench.Data;

/// <summary>How much memory data may take: half of it as the cells of a table, half as samples. What is larger is kept in temporary files.</summary>
/// <param name="Bytes">the number of bytes</param>
public readonly record struct MemoryLimit(long Bytes)
{
    private const string Units = "KMGT";

    /// <summary>Half of the memory of the machine, or of the container.</summary>
    public static MemoryLimit Default { get; } = new(MemoryBudget.OfMachine().Bytes);

    /// <summary>The most bytes that cells, or samples, may take.</summary>
    public long Each => Bytes / 2;

    /// <summary>Reads a number of bytes: 200M, 1.5G.</summary>
    /// <param name="text">a number; K, M, G or T after it stand for thousands, millions and so on, of bytes</param>
    /// <param name="limit">what it says</param>
    /// <returns>whether it is such a number, of at least a byte</returns>
    public static bool TryRead(string text, out MemoryLimit limit)
    {
        var unit = text.Length == 0 ? -1 : Units.IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal);
        var number = unit < 0 ? text : text[..^1];
        var isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        var bytes = count * Math.Pow(1000, unit + 1);
        limit = new(isNumber && bytes < long.MaxValue ? (long)bytes : 0);
        return limit.Bytes > 0;
    }
}
