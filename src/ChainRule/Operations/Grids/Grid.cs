using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A tensor over any algebra, element by element: what the naive meaning of an operation reads and writes.</summary>
/// <typeparam name="T">the numbers</typeparam>
public abstract class Grid<T>
    where T : IAlgebra<T>
{
    /// <summary>A grid of this shape; of whole numbers, with its elements.</summary>
    protected Grid(Shape shape, long[] indexes) => (Shape, Indexes) = (shape, indexes);

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>The elements of an Int64 tensor (class indexes, counters), which only choose; empty for the others.</summary>
    public long[] Indexes { get; }

    /// <summary>The places of the elements that are to be computed, in row-major order.</summary>
    public abstract IEnumerable<int> Wanted { get; }

    /// <summary>The element at a place in row-major order.</summary>
    public abstract T this[int index] { get; set; }
}
