using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChainRule.Kernels;

/// <summary>What happens between the pixel that a window chose and the window's place.</summary>
internal interface ITransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a plane ready.</summary>
    static virtual void Begin(Span<T> pixels)
    {
    }

    /// <summary>Takes from the pixel, or puts into it.</summary>
    static abstract void Move(ref T pixel, ref T place);
}

/// <summary>y[place] = the pixel</summary>
internal readonly struct Take<T> : ITransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move(ref T pixel, ref T place) => place = pixel;
}

/// <summary>dX[the pixel] += g[place]</summary>
internal readonly struct Put<T> : ITransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Begin(Span<T> pixels) => pixels.Clear();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Move(ref T pixel, ref T place) => pixel += place;
}
