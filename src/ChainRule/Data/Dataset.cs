using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Samples to learn from: inputs and targets, row by row.</summary>
public sealed class Dataset
{
    /// <summary>Pairs the rows of inputs with those of targets.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <param name="targets">(rows, …) class indexes as Int64, or (rows, …) numbers</param>
    /// <param name="classes">the names of the classes, where the targets are class indexes</param>
    /// <exception cref="ShapeException">the numbers of rows differ</exception>
    public Dataset(Tensor inputs, Tensor targets, IReadOnlyList<string>? classes = null)
    {
        if (inputs.Shape.Rank == 0 || targets.Shape.Rank == 0 || inputs.Shape[0] != targets.Shape[0])
            throw new ShapeException($"Inputs of shape {inputs.Shape} and targets of shape {targets.Shape} have different numbers of rows.");
        Inputs = inputs;
        Targets = targets;
        Classes = classes;
    }

    /// <summary>(rows, …)</summary>
    public Tensor Inputs { get; }

    /// <summary>(rows, …) class indexes as Int64, or (rows, …) numbers</summary>
    public Tensor Targets { get; }

    /// <summary>The names of the classes; null for a regression, or where they have none.</summary>
    public IReadOnlyList<string>? Classes { get; }

    /// <summary>The number of classes, where the targets are class indexes: the greatest and those below it where they have no names.</summary>
    public int ClassCount => Classes?.Count ?? (int)Targets.ToDoubles().Max() + 1;

    /// <summary>The number of rows.</summary>
    public int Count => Inputs.Shape[0];

    /// <summary>The shape of one sample's input.</summary>
    public Shape InputShape => Inputs.Shape.WithoutFirst();

    /// <summary>The given rows, in the given order, copied.</summary>
    public Dataset Select(ReadOnlySpan<int> rows) =>
        new(Gather(Inputs, rows), Gather(Targets, rows), Classes);

    /// <summary>Splits off a fraction of the rows, drawn by <paramref name="seed"/>; at least one row stays on each side.</summary>
    /// <returns>what remains, and the part split off</returns>
    /// <exception cref="ArgumentOutOfRangeException">the fraction is not one from 0 to 1</exception>
    /// <exception cref="InvalidOperationException">there are fewer than two rows</exception>
    public (Dataset Remaining, Dataset Part) Split(double fraction, ulong seed)
    {
        if (fraction is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction of the rows is from 0 to 1.");
        if (Count < 2)
            throw new InvalidOperationException($"A data set of {Count} rows cannot be split: it takes two.");
        var order = new RandomSource(seed, "split").Permutation(Count);
        var part = Math.Clamp((int)Math.Round(Count * fraction), 1, Count - 1);
        return (Select(order.AsSpan(part)), Select(order.AsSpan(0, part)));
    }

    private static Tensor Gather(Tensor source, ReadOnlySpan<int> rows)
    {
        var gathered = new Tensor(source.Shape.WithoutFirst().Prepend(rows.Length), source.Type);
        CopyRows(source, rows, gathered);
        return gathered;
    }

    /// <summary>Copies the given rows of <paramref name="source"/> one after the other into <paramref name="destination"/>.</summary>
    internal static void CopyRows(Tensor source, ReadOnlySpan<int> rows, Tensor destination)
    {
        if (rows.Length == 0)
            return;
        var from = source.Bytes;
        var to = destination.Bytes;
        var width = to.Length / rows.Length;
        for (var i = 0; i < rows.Length; i++)
            from.Slice(rows[i] * width, width).CopyTo(to.Slice(i * width, width));
    }
}
