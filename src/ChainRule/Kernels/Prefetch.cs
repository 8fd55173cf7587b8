using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ChainRule.Kernels;

/// <summary>Requests memory ahead of its use, so that it arrives during other work, if the processor supports that.</summary>
internal static class Prefetch
{
    /// <summary>Asks for elements to be brought into the second cache.</summary>
    public static unsafe void Run<T>(ReadOnlySpan<T> elements)
    {
        if (!Sse.IsSupported)
            return;
        ref var first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements));
        for (nint i = 0; i < elements.Length * Unsafe.SizeOf<T>(); i += Simd.CacheLine)
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref first, i)));
    }
}
