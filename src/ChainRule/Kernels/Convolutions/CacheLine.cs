using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChainRule.Kernels.Convolutions;

/// <summary>As many bytes as a cache line, copied at once.</summary>
[InlineArray(Simd.CacheLine)]
internal struct CacheLine
{
    private byte _first;

    /// <summary>How many elements it holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<T>()
        where T : struct => Simd.CacheLine / Unsafe.SizeOf<T>();

    /// <summary>The one that starts at an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref CacheLine At<T>(ReadOnlySpan<T> span, int index)
        where T : struct => ref Unsafe.As<T, CacheLine>(ref Unsafe.Add(ref MemoryMarshal.GetReference(span), index));
}
