using ChainRule.Algebra;

namespace ChainRule.Operations;

/// <summary>A grid whose elements are sums, begun by their first term rather than by zero, so that they print as they are.</summary>
internal sealed class GridSums<T>(Grid<T> sums)
    where T : IAlgebra<T>
{
    private readonly bool[] _begun = new bool[sums.Shape.Count];

    /// <summary>Adds a term to an element.</summary>
    public void Add(int index, T term)
    {
        sums[index] = _begun[index] ? sums[index] + term : term;
        _begun[index] = true;
    }

    /// <summary>Elements without a term are zero.</summary>
    public void Finish()
    {
        for (var i = 0; i < _begun.Length; i++)
        {
            if (!_begun[i])
                sums[i] = T.Constant(0);
        }
    }
}
