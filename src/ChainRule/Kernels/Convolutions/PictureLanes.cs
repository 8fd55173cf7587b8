using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;

namespace ChainRule.Kernels.Convolutions;

/// <summary>As many pictures as there are lanes, one in each: an element of a plane is then whole lanes.</summary>
internal static class PictureLanes<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>target (planes, laid out, lane) from some planes of so many pictures, a pitch of elements apart; missing pictures are zeros.</summary>
    public static void LayOut(FlatPlanes layout, ReadOnlySpan<T> pictures, int pitch, int count, int planes, Span<T> target)
    {
        var gathered = Scratch<Gathered, T>.Take(layout.SourceLength * TLanes.Count).AsSpan(0, layout.SourceLength * TLanes.Count);
        for (var plane = 0; plane < planes; plane++)
        {
            Gather(pictures[(plane * layout.SourceLength)..], pitch, count, gathered);
            layout.LayOut(MemoryMarshal.Cast<T, TLanes>(gathered), 1, MemoryMarshal.Cast<T, TLanes>(target)[(plane * layout.Length)..]);
        }
    }

    /// <summary>target (elements, lane) from the pictures' elements; missing pictures are zeros.</summary>
    public static void Gather(ReadOnlySpan<T> pictures, int pitch, int count, Span<T> target)
    {
        if (count < TLanes.Count)
            target.Clear();
        Transposition.Run(ref Unsafe.AsRef(in pictures[0]), pitch, count, target.Length / TLanes.Count, ref target[0], TLanes.Count);
    }

    /// <summary>The opposite: the pictures' elements from source (elements, lane).</summary>
    public static void Scatter(Span<T> source, Span<T> pictures, int pitch, int count) =>
        Transposition.Run(ref source[0], TLanes.Count, source.Length / TLanes.Count, count, ref pictures[0], pitch);

    // Names the scratch memory of a plane that is not laid out yet.
    private readonly struct Gathered;
}
