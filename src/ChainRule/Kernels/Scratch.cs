using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChainRule.Kernels;

/// <summary>
/// Memory that each thread keeps from one run to the next, separate for each use. It starts at a cache line: a load of 64 bytes that
/// straddles two costs twice as much.
/// </summary>
/// <typeparam name="TUse">whose memory it is</typeparam>
/// <typeparam name="T">what it holds</typeparam>
public static class Scratch<TUse, T>
    where T : unmanaged
{
    [ThreadStatic]
    private static ArraySegment<T> _memory;

    /// <summary>This thread's memory, with whatever was left there.</summary>
    public static ArraySegment<T> Take(int length)
    {
        if (_memory.Count >= length)
            return _memory;
        var line = Simd.CacheLine / Unsafe.SizeOf<T>();
        var array = GC.AllocateUninitializedArray<T>(length + line, pinned: true);
        var ahead = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % Simd.CacheLine) / Unsafe.SizeOf<T>();
        return _memory = new(array, (line - ahead) % line, length);
    }
}
