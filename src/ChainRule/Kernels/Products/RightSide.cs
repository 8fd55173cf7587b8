using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>The right side of a tile, read one step of the depth after the other, and the left factor that a step multiplies it by.</summary>
/// <remarks>A place that moves: with row · step in the innermost loop AVX2 reached 82 % of its peak instead of 98.</remarks>
internal interface IRightSide<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The left factor of a step: it starts at <paramref name="first"/>.</summary>
    static abstract TLanes Left(ref readonly T first);

    /// <summary>The right factor of the next step.</summary>
    TStrip Next<TStrip>()
        where TStrip : struct, IStrip<TStrip, TLanes, T>;
}

/// <summary>Rows of a matrix, evenly apart, each multiplied by one element of A.</summary>
/// <param name="first">where the first row starts</param>
/// <param name="step">how many elements later the next row starts</param>
internal ref struct EvenRows<TLanes, T>(ref readonly T first, nint step) : IRightSide<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly T _first = ref first;
    private nint _next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Left(ref readonly T first) => TLanes.Broadcast(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TStrip Next<TStrip>()
        where TStrip : struct, IStrip<TStrip, TLanes, T>
    {
        var place = _next;
        _next += step;
        return TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in _first), place), TLanes.Count);
    }
}

/// <summary>Rows of a matrix that lie where a list says, each multiplied by one element of A.</summary>
/// <param name="first">where the places are counted from</param>
/// <param name="places">the place of the first row, followed by the others</param>
internal ref struct ListedRows<TLanes, T>(ref readonly T first, ref readonly int places) : IRightSide<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly T _first = ref first;
    private ref readonly int _next = ref places;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Left(ref readonly T first) => TLanes.Broadcast(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TStrip Next<TStrip>()
        where TStrip : struct, IStrip<TStrip, TLanes, T>
    {
        var place = _next;
        _next = ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1);
        return TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in _first), place), TLanes.Count);
    }
}

/// <summary>One to three runs of numbers side by side, a lane of each multiplied by a lane of A's row.</summary>
/// <param name="first">where runs and steps are counted from</param>
/// <param name="steps">where the first lane of a run that starts at 0 lies, followed by the others</param>
/// <param name="runs">where the runs start</param>
internal ref struct Runs<TLanes, T>(ref readonly T first, ref readonly int steps, (nint, nint, nint) runs) : IRightSide<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly T _first = ref first;
    private ref readonly int _next = ref steps;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Left(ref readonly T first) => TLanes.Load(in first, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TStrip Next<TStrip>()
        where TStrip : struct, IStrip<TStrip, TLanes, T>
    {
        var step = _next;
        _next = ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1);
        return TStrip.Gather(in Unsafe.Add(ref Unsafe.AsRef(in _first), step), runs);
    }
}
