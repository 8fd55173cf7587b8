using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Poolings;

/// <summary>What happens between the pixel that a window chose and the window's place.</summary>
internal interface ITransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Prepares pixels.</summary>
    static virtual void Begin(Span<T> pixels)
    {
    }

    /// <summary>Takes from the pixel, or puts into it.</summary>
    static abstract void Move(ref T pixel, ref T place);

    /// <summary>The same for lanes of windows of 2 × 2 pixels side by side: from the first one's upper left pixel and place on, in rows of a width.</summary>
    static abstract void Move<TLanes>(ref readonly T chooser, ref T pixels, int width, ref T places)
        where TLanes : struct, ILanes<TLanes, T>;
}

/// <summary>y[place] = the pixel</summary>
internal readonly struct TakeLargest<T> : ITransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move(ref T pixel, ref T place) => place = pixel;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move<TLanes>(ref readonly T chooser, ref T pixels, int width, ref T places)
        where TLanes : struct, ILanes<TLanes, T> =>
        TLanes.Store(
            Unsafe.AreSame(in chooser, in pixels)
                ? Quad<TLanes, T>.Largest(in pixels, width)
                : Quad<TLanes, T>.Load(in chooser, width).Take(Quad<TLanes, T>.Load(in pixels, width)),
            ref places,
            0);
}

/// <summary>dX[the pixel] += g[place]</summary>
internal readonly struct Put<T> : ITransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Begin(Span<T> pixels) => pixels.Clear();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move(ref T pixel, ref T place) => pixel += place;

    // Added to zero, so that −0 becomes 0 here as elsewhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move<TLanes>(ref readonly T chooser, ref T pixels, int width, ref T places)
        where TLanes : struct, ILanes<TLanes, T> =>
        Quad<TLanes, T>.Load(in chooser, width).Put(TLanes.Broadcast(T.Zero) + TLanes.Load(in places, 0)).Store(ref pixels, width);
}
