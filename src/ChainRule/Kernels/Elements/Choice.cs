using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = a[i] where x[i] &gt; 0, else b[i]</summary>
internal sealed class ChoiceKernel<T> : ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        var kernel = new Kernel(x, a, b, y);
        Simd.Run<T, Kernel>(ref kernel);
    }

    private readonly ref struct Kernel(ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) : ILanesKernel<T>
    {
        private readonly ReadOnlySpan<T> _x = x;
        private readonly ReadOnlySpan<T> _a = a;
        private readonly ReadOnlySpan<T> _b = b;
        private readonly Span<T> _y = y;

        [MethodImpl(Simd.Loop)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            ref readonly var x = ref MemoryMarshal.GetReference(_x);
            ref readonly var a = ref MemoryMarshal.GetReference(_a);
            ref readonly var b = ref MemoryMarshal.GetReference(_b);
            ref var y = ref MemoryMarshal.GetReference(_y);
            var (i, last) = (0, _y.Length - TLanes.Count);
            for (; i <= last; i += TLanes.Count)
                TLanes.Store(TLanes.IfPositive(TLanes.Load(in x, i), TLanes.Load(in a, i), TLanes.Load(in b, i)), ref y, i);
            for (; i < _y.Length; i++)
                Lane<T>.Store(Lane<T>.IfPositive(Lane<T>.Load(in x, i), Lane<T>.Load(in a, i), Lane<T>.Load(in b, i)), ref y, i);
        }
    }
}
