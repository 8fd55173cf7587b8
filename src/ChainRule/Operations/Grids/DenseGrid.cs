using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A grid that holds all its elements.</summary>
public sealed class DenseGrid<T> : Grid<T>
    where T : IAlgebra<T>
{
    /// <summary>A grid whose elements are yet to be written.</summary>
    public DenseGrid(Shape shape)
        : this(shape, new T[shape.Count], [])
    {
    }

    /// <summary>A grid of numbers, or of whole numbers.</summary>
    public DenseGrid(Shape shape, T[] values, long[] indexes)
        : base(shape, indexes) => Values = values;

    /// <summary>The elements, row-major; empty for whole numbers.</summary>
    public T[] Values { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Wanted => Enumerable.Range(0, Values.Length);

    /// <inheritdoc/>
    public override T this[int index]
    {
        get => Values[index];
        set => Values[index] = value;
    }
}
