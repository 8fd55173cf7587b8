using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A tensor over any algebra, element by element: what the naive meaning of an operation reads and writes.</summary>
/// <typeparam name="T">the numbers</typeparam>
public abstract class Grid<T>(Shape shape, long[] indexes)
    where T : IAlgebra<T>
{
    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape => shape;

    /// <summary>The elements of an Int64 tensor (class indexes, counters), which only choose; empty for the others.</summary>
    public long[] Indexes => indexes;

    /// <summary>The elements to compute, by their place in row-major order.</summary>
    public abstract IEnumerable<int> Wanted { get; }

    /// <summary>The element at a place in row-major order.</summary>
    public abstract T this[int index] { get; set; }

    /// <summary>Computes every wanted element from its place in row-major order.</summary>
    public void Fill(Func<int, T> element)
    {
        foreach (var i in Wanted)
            this[i] = element(i);
    }

    /// <summary>Takes every wanted element, or every whole number, from its place in another grid; a negative place leaves it as it is.</summary>
    public void Pick(Grid<T> from, Func<int, int> source)
    {
        for (var i = 0; i < Indexes.Length; i++)
        {
            if (source(i) is >= 0 and var place)
                Indexes[i] = from.Indexes[place];
        }

        foreach (var i in Indexes.Length > 0 ? [] : Wanted)
        {
            if (source(i) is >= 0 and var place)
                this[i] = from[place];
        }
    }
}
