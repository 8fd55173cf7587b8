using ChainRule.Tensors;

namespace ChainRule.Diagnoses;

/// <summary>Mean and deviation of a column of a table, a channel of pictures, or a target.</summary>
/// <param name="Index">which, from 0</param>
/// <param name="Mean">Σx/n</param>
/// <param name="Deviation">√(Σ(x − mean)²/n)</param>
/// <param name="IsChannel">whether it is a channel of pictures</param>
internal sealed record ColumnFigures(int Index, double Mean, double Deviation, bool IsChannel)
{
    public bool IsTarget { get; init; }

    /// <summary>The root of the mean square: how large the numbers are.</summary>
    public double Size => Math.Sqrt(Mean * Mean + Deviation * Deviation);

    /// <param name="values">(rows, columns), (rows, channels, height, width), or (rows, …) whose last dimension are columns</param>
    public static IEnumerable<ColumnFigures> Of(Tensor values)
    {
        var shape = values.Shape;
        var isPicture = shape.Rank == 4;
        var (columns, inner) = isPicture ? (shape[1], shape[2] * shape[3]) : (shape.Rank == 1 ? 1 : shape[-1], 1);
        for (var column = 0; column < columns; column++)
        {
            double sum = 0, squares = 0;
            var count = 0;
            for (var start = column * inner; start < values.Count; start += columns * inner)
            {
                for (var i = start; i < start + inner; i++, count++)
                {
                    sum += values.Value(i);
                    squares += values.Value(i) * values.Value(i);
                }
            }

            var mean = sum / count;
            yield return new(column, mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean)), isPicture);
        }
    }
}
