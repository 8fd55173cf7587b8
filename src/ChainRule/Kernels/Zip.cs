using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>y = f(a, b) element by element over rows, a and b stretched to the shape of y; threads share the rows.</summary>
internal readonly struct ZipRowsJob<T, TFunction>(BroadcastRows rows, Tensor a, Tensor b, Tensor y) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IBinaryFunction
{
    public void Run(int start, int end)
    {
        var (stepA, stepB) = (rows.Step(a.Shape), rows.Step(b.Shape));
        for (var row = start; row < end; row++)
        {
            var fromA = a.Span<T>()[rows.Offset(a.Shape, row)..];
            var fromB = b.Span<T>()[rows.Offset(b.Shape, row)..];
            ZipSpan<T, TFunction>.Run(fromA, stepA, fromB, stepB, y.Span<T>()[rows[row]]);
        }
    }
}

/// <summary>y[i] = f(a[i·stepA], b[i·stepB]) with steps of 0 or 1.</summary>
internal readonly ref struct ZipSpan<T, TFunction> : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IBinaryFunction
{
    private readonly ReadOnlySpan<T> _a;
    private readonly ReadOnlySpan<T> _b;
    private readonly Span<T> _y;
    private readonly int _stepA;
    private readonly int _stepB;

    private ZipSpan(ReadOnlySpan<T> a, int stepA, ReadOnlySpan<T> b, int stepB, Span<T> y)
    {
        _a = a;
        _b = b;
        _y = y;
        _stepA = stepA;
        _stepB = stepB;
    }

    public static void Run(ReadOnlySpan<T> a, int stepA, ReadOnlySpan<T> b, int stepB, Span<T> y)
    {
        if (y.Length == 0)
            return;
        var kernel = new ZipSpan<T, TFunction>(a, stepA, b, stepB, y);
        Simd.Run<T, ZipSpan<T, TFunction>>(ref kernel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref readonly var a = ref MemoryMarshal.GetReference(_a);
        ref readonly var b = ref MemoryMarshal.GetReference(_b);
        ref var y = ref MemoryMarshal.GetReference(_y);
        var f = default(TFunction);
        var i = 0;
        if (_stepA == 1 && _stepB == 1)
        {
            for (; i <= _y.Length - TLanes.Count; i += TLanes.Count)
                TLanes.Store(f.Forward(TLanes.Load(in a, i), TLanes.Load(in b, i)), ref y, i);
        }
        else if (_stepA == 1)
        {
            var one = TLanes.Broadcast(_b[0]);
            for (; i <= _y.Length - TLanes.Count; i += TLanes.Count)
                TLanes.Store(f.Forward(TLanes.Load(in a, i), one), ref y, i);
        }
        else if (_stepB == 1)
        {
            var one = TLanes.Broadcast(_a[0]);
            for (; i <= _y.Length - TLanes.Count; i += TLanes.Count)
                TLanes.Store(f.Forward(one, TLanes.Load(in b, i)), ref y, i);
        }

        for (; i < _y.Length; i++)
            Lane<T>.Store(f.Forward(Lane<T>.Load(in a, i * _stepA), Lane<T>.Load(in b, i * _stepB)), ref y, i);
    }
}
