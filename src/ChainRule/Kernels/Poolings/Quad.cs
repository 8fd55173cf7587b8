using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Poolings;

/// <summary>Windows of 2 × 2 pixels side by side: their upper left pixels in the lanes of a, upper right b, lower left c, lower right d.</summary>
internal readonly struct Quad<TLanes, T>(TLanes a, TLanes b, TLanes c, TLanes d)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly TLanes _a = a;
    private readonly TLanes _b = b;
    private readonly TLanes _c = c;
    private readonly TLanes _d = d;

    /// <summary>As many windows as there are lanes, from two rows of pixels.</summary>
    [MethodImpl(Inline)]
    public static Quad<TLanes, T> Load(ref readonly T upper, int width)
    {
        var (a, b) = TLanes.Separate(TLanes.Load(in upper, 0), TLanes.Load(in upper, TLanes.Count));
        var (c, d) = TLanes.Separate(TLanes.Load(in upper, width), TLanes.Load(in upper, width + TLanes.Count));
        return new(a, b, c, d);
    }

    [MethodImpl(Inline)]
    public void Store(ref T upper, int width)
    {
        var (first, second) = TLanes.Interleave(_a, _b);
        TLanes.Store(first, ref upper, 0);
        TLanes.Store(second, ref upper, TLanes.Count);
        (first, second) = TLanes.Interleave(_c, _d);
        TLanes.Store(first, ref upper, width);
        TLanes.Store(second, ref upper, width + TLanes.Count);
    }

    /// <summary>The largest pixels of as many windows as there are lanes, from two rows of pixels: columns first, so that less is separated.</summary>
    [MethodImpl(Inline)]
    public static TLanes Largest(ref readonly T upper, int width)
    {
        var (a, b) = TLanes.Separate(LargestOfColumns(in upper, width, 0), LargestOfColumns(in upper, width, TLanes.Count));
        return TLanes.IfLarger(b, a, b, a);
    }

    [MethodImpl(Inline)]
    private static TLanes LargestOfColumns(ref readonly T upper, int width, int x)
    {
        var (a, c) = (TLanes.Load(in upper, x), TLanes.Load(in upper, width + x));
        return TLanes.IfLarger(c, a, c, a);
    }

    /// <summary>From every window of <paramref name="values"/>, the value at the pixel that is largest here.</summary>
    [MethodImpl(Inline)]
    public TLanes Take(Quad<TLanes, T> values)
    {
        var upper = TLanes.IfLarger(_b, _a, values._b, values._a);
        var lower = TLanes.IfLarger(_d, _c, values._d, values._c);
        return TLanes.IfLarger(TLanes.IfLarger(_d, _c, _d, _c), TLanes.IfLarger(_b, _a, _b, _a), lower, upper);
    }

    /// <summary>Windows of zeros except for <paramref name="value"/> at the pixel that is largest here.</summary>
    [MethodImpl(Inline)]
    public Quad<TLanes, T> Put(TLanes value)
    {
        var zero = TLanes.Broadcast(T.Zero);
        var (larger, other) = (TLanes.IfLarger(_d, _c, _d, _c), TLanes.IfLarger(_b, _a, _b, _a));
        var (upper, lower) = (TLanes.IfLarger(larger, other, zero, value), TLanes.IfLarger(larger, other, value, zero));
        return new(TLanes.IfLarger(_b, _a, zero, upper), TLanes.IfLarger(_b, _a, upper, zero), TLanes.IfLarger(_d, _c, zero, lower), TLanes.IfLarger(_d, _c, lower, zero));
    }
}
