using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A tensor over any algebra, element by element: what the naive meaning of an operation reads and writes.</summary>
/// <typeparam name="T">the numbers</typeparam>
public sealed class Grid<T>
    where T : IAlgebra<T>
{
    /// <summary>A grid whose elements are yet to be written.</summary>
    public Grid(Shape shape)
        : this(shape, new T[shape.Count], [])
    {
    }

    /// <summary>A grid of numbers, or of whole numbers that only choose (class indexes, counters).</summary>
    public Grid(Shape shape, T[] values, long[] indexes)
    {
        Shape = shape;
        Values = values;
        Indexes = indexes;
    }

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>The elements, row-major; empty for whole numbers.</summary>
    public T[] Values { get; }

    /// <summary>The elements of an Int64 tensor; empty for the others.</summary>
    public long[] Indexes { get; }

    /// <summary>The element at a place in row-major order.</summary>
    public T this[int index]
    {
        get => Values[index];
        set => Values[index] = value;
    }
}
