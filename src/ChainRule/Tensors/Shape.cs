using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ChainRule.Tensors;

/// <summary>The sizes of a tensor's dimensions, row-major; none at all for a scalar.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
[SuppressMessage("Naming", "CA1710", Justification = "A shape is a shape; that it can be enumerated serves collection expressions.")]
public readonly struct Shape : IEquatable<Shape>, IEnumerable<int>
{
    private readonly int[]? _sizes;
    private readonly int _count;

    /// <summary>A shape of the given sizes.</summary>
    /// <exception cref="ShapeException">a size is negative, the product is more than an array can hold, or there are more than <see cref="MaximumRank"/></exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        if (sizes.Length > MaximumRank)
            throw new ShapeException($"A tensor has {MaximumRank} dimensions at most, not {sizes.Length}.");
        _sizes = sizes.ToArray();
        long count = sizes.Contains(0) ? 0 : 1;
        foreach (var size in sizes)
        {
            if (size < 0)
                throw new ShapeException($"The shape {this} has a negative size.");
            count = checked(count * size);
            if (count > MaximumCount)
                throw new ShapeException($"The shape {this} has more than {MaximumCount} elements, the most that a tensor can hold.");
        }

        _count = (int)count;
    }

    /// <summary>The most dimensions a tensor can have.</summary>
    public const int MaximumRank = 64;

    /// <summary>The most elements a tensor can hold: 2²⁸ − 64, so that their bytes, and some more to align them, fit into one array.</summary>
    public const int MaximumCount = (1 << 28) - 64;

    /// <summary>The shape of a single number: no dimension.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>The number of elements: the product of the sizes.</summary>
    public int Count => _sizes is null ? 1 : _count;

    /// <summary>The number of dimensions.</summary>
    public int Rank => Sizes.Length;

    // Without this, [batch, .. shape] and shape is [var rows, var columns] would take Count, the number of elements, for that of the sizes.
    /// <summary>The number of dimensions, for collection expressions and list patterns.</summary>
    public int Length => Rank;

    /// <summary>The sizes, outermost first.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>The size of one dimension; negative numbers count from the end.</summary>
    /// <exception cref="ShapeException">there is no such dimension</exception>
    public int this[int dimension] => Sizes[Place(dimension)];

    // Without this, ^1 would count back from Count, the number of elements.
    /// <summary>The size of one dimension; ^1 is the last.</summary>
    public int this[Index dimension] => Sizes[dimension];

    /// <summary>A shape of the given sizes.</summary>
    public static Shape Create(ReadOnlySpan<int> sizes) => new(sizes);

    /// <summary>This shape with one dimension put before it: a batch of samples of this shape.</summary>
    public Shape Prepend(int size) => new([size, .. Sizes]);

    /// <summary>This shape without its first dimension: one sample of a batch.</summary>
    public Shape WithoutFirst() => new(Sizes[1..]);

    /// <summary>This shape without its last dimension.</summary>
    public Shape WithoutLast() => new(Sizes[..^1]);

    /// <summary>This shape with its last dimension replaced.</summary>
    public Shape WithLast(int size) => new([.. Sizes[..^1], size]);

    /// <summary>The place of a dimension, counted from the start.</summary>
    /// <exception cref="ShapeException">there is no such dimension</exception>
    public int Place(int dimension) =>
        dimension >= -Rank && dimension < Rank
            ? dimension < 0 ? Rank + dimension : dimension
            : throw new ShapeException($"The shape {this} has no dimension {dimension}.");

    /// <summary>The index in every dimension of the element at a place in row-major order.</summary>
    public int[] IndexesOf(int element)
    {
        var indexes = new int[Rank];
        for (var i = Rank - 1; i >= 0; i--)
            (element, indexes[i]) = Math.DivRem(element, Sizes[i]);
        return indexes;
    }

    /// <summary>This shape with the given dimensions shrunk to 1: that of a sum over them which keeps them.</summary>
    public Shape Reduced(params ReadOnlySpan<int> axes)
    {
        var sizes = Sizes.ToArray();
        foreach (var axis in axes)
            sizes[Place(axis)] = 1;
        return new(sizes);
    }

    /// <summary>The shape of an element-by-element operation on the two: sizes are matched from the last, and a size of 1 is stretched.</summary>
    /// <exception cref="ShapeException">two sizes differ and neither is 1</exception>
    public static Shape Broadcast(Shape a, Shape b)
    {
        if (a == b)
            return a;
        var sizes = new int[Math.Max(a.Rank, b.Rank)];
        for (var i = 1; i <= sizes.Length; i++)
        {
            var (sizeA, sizeB) = (i <= a.Rank ? a[^i] : 1, i <= b.Rank ? b[^i] : 1);
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1)
                throw new ShapeException($"Shapes {a} and {b} cannot be broadcast: {sizeA} against {sizeB}.");
            sizes[^i] = sizeA == 1 ? sizeB : sizeA;
        }

        return new(sizes);
    }

    /// <summary>Whether both have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether the sizes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in Sizes)
            hash.Add(size);
        return hash.ToHashCode();
    }

    /// <summary>The sizes in brackets: [64, 784].</summary>
    public override string ToString() => $"[{string.Join(", ", _sizes ?? [])}]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(_sizes ?? [])).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
