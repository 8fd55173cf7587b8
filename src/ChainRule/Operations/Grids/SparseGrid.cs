using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A grid of which only some elements are wanted, and whose elements are made when they are asked for.</summary>
internal sealed class SparseGrid<T>(Shape shape, long[] indexes, Func<int, T> read, params IReadOnlyList<int> wanted) : Grid<T>(shape, indexes)
    where T : IAlgebra<T>
{
    private readonly Dictionary<int, T> _known = [];

    public override IEnumerable<int> Wanted => wanted;

    public override T this[int index]
    {
        get => _known.TryGetValue(index, out var value) ? value : _known[index] = read(index);
        set => _known[index] = value;
    }
}
