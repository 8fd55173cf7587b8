using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A grid that holds all its elements.</summary>
public sealed class DenseGrid<T>(Shape shape, T[] values, long[] indexes) : Grid<T>(shape, indexes)
    where T : IAlgebra<T>
{
    /// <summary>A grid whose elements are yet to be written.</summary>
    public DenseGrid(Shape shape)
        : this(shape, new T[shape.Count], [])
    {
    }

    /// <summary>The elements, row-major; empty for whole numbers.</summary>
    public T[] Values => values;

    /// <inheritdoc/>
    public override IEnumerable<int> Wanted => Enumerable.Range(0, values.Length);

    /// <inheritdoc/>
    public override T this[int index]
    {
        get => values[index];
        set => values[index] = value;
    }
}
