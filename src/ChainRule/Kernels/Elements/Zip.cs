using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Functions;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = f(a[i], b[i])</summary>
internal sealed class ZipKernel<T, TFunction> : ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IBinaryFunction
{
    public override void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> none, Span<T> y) => ZipSpan<T, TFunction>.Run(a, b, y);
}

/// <summary>y[i] = f(a[i], b[i]), where one element of a or b stands for all that y has.</summary>
internal readonly ref struct ZipSpan<T, TFunction>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IBinaryFunction
{
    private readonly ReadOnlySpan<T> _a = a;
    private readonly ReadOnlySpan<T> _b = b;
    private readonly Span<T> _y = y;

    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        var kernel = new ZipSpan<T, TFunction>(a, b, y);
        Simd.Run<T, ZipSpan<T, TFunction>>(ref kernel);
    }

    [MethodImpl(Simd.Loop)]
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref readonly var a = ref MemoryMarshal.GetReference(_a);
        ref readonly var b = ref MemoryMarshal.GetReference(_b);
        ref var y = ref MemoryMarshal.GetReference(_y);
        var f = default(TFunction);
        var (stepA, stepB) = (_a.Length == 1 ? 0 : 1, _b.Length == 1 ? 0 : 1);
        var (i, last) = (0, _y.Length - TLanes.Count);
        if (stepA == 1 && stepB == 1)
        {
            for (; i <= last; i += TLanes.Count)
                TLanes.Store(f.Forward(TLanes.Load(in a, i), TLanes.Load(in b, i)), ref y, i);
        }
        else if (stepA == 1)
        {
            var one = TLanes.Broadcast(b);
            for (; i <= last; i += TLanes.Count)
                TLanes.Store(f.Forward(TLanes.Load(in a, i), one), ref y, i);
        }
        else
        {
            var one = TLanes.Broadcast(a);
            for (; i <= last; i += TLanes.Count)
                TLanes.Store(f.Forward(one, stepB == 1 ? TLanes.Load(in b, i) : TLanes.Broadcast(b)), ref y, i);
        }

        for (; i < _y.Length; i++)
            Lane<T>.Store(f.Forward(Lane<T>.Load(in a, i * stepA), Lane<T>.Load(in b, i * stepB)), ref y, i);
    }
}
