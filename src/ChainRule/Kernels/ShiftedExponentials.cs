using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels;

/// <summary>y[i] = e^(x[i] − shift) and the sum of those, in one pass over a row.</summary>
internal ref struct ShiftedExponentials<T>(ReadOnlySpan<T> x, T shift, Span<T> y) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _y = y;

    public T Sum { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref readonly var x = ref MemoryMarshal.GetReference(_x);
        ref var y = ref MemoryMarshal.GetReference(_y);
        var sum = TLanes.Broadcast(T.Zero);
        var i = 0;
        for (; i <= _x.Length - TLanes.Count; i += TLanes.Count)
        {
            var e = TLanes.Exp(TLanes.Load(in x, i) - TLanes.Broadcast(shift));
            TLanes.Store(e, ref y, i);
            sum += e;
        }

        var tail = T.Zero;
        for (; i < _x.Length; i++)
        {
            var e = Lane<T>.Exp(new Lane<T>(_x[i] - shift));
            Lane<T>.Store(e, ref y, i);
            tail += e.Value;
        }

        Sum = TLanes.Sum(sum) + tail;
    }
}
