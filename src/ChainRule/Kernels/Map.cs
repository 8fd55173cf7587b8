using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>y[i] = f(x[i]), cut into chunks that threads share.</summary>
internal readonly struct MapJob<T, TFunction>(TFunction function, Tensor x, Tensor y) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IFunction
{
    public void Run(int start, int end)
    {
        var kernel = new Kernel(function, x.Span<T>()[start..end], y.Span<T>()[start..end]);
        Simd.Run<T, Kernel>(ref kernel);
    }

    private readonly ref struct Kernel(TFunction function, ReadOnlySpan<T> x, Span<T> y) : ILanesKernel<T>
    {
        private readonly ReadOnlySpan<T> _x = x;
        private readonly Span<T> _y = y;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            ref readonly var x = ref MemoryMarshal.GetReference(_x);
            ref var y = ref MemoryMarshal.GetReference(_y);
            var i = 0;
            for (; i <= _y.Length - TLanes.Count; i += TLanes.Count)
                TLanes.Store(function.Forward(TLanes.Load(in x, i)), ref y, i);
            for (; i < _y.Length; i++)
                Lane<T>.Store(function.Forward(Lane<T>.Load(in x, i)), ref y, i);
        }
    }
}

/// <summary>d[i] = f′(x[i], y[i]); a missing x or y is one that the function does not need.</summary>
internal readonly struct MapDerivativeJob<T, TFunction>(TFunction function, Tensor? x, Tensor? y, Tensor d) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IFunction
{
    public void Run(int start, int end)
    {
        var target = d.Span<T>()[start..end];
        ReadOnlySpan<T> input = x is null ? target : x.Span<T>()[start..end];
        ReadOnlySpan<T> output = y is null ? target : y.Span<T>()[start..end];
        var kernel = new Kernel(function, input, output, target);
        Simd.Run<T, Kernel>(ref kernel);
    }

    // What the function does not need is read from the target: always there, and never looked at.
    private readonly ref struct Kernel(TFunction function, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) : ILanesKernel<T>
    {
        private readonly ReadOnlySpan<T> _x = x;
        private readonly ReadOnlySpan<T> _y = y;
        private readonly Span<T> _d = d;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            ref readonly var x = ref MemoryMarshal.GetReference(_x);
            ref readonly var y = ref MemoryMarshal.GetReference(_y);
            ref var d = ref MemoryMarshal.GetReference(_d);
            var i = 0;
            for (; i <= _d.Length - TLanes.Count; i += TLanes.Count)
                TLanes.Store(function.Derivative(TLanes.Load(in x, i), TLanes.Load(in y, i)), ref d, i);
            for (; i < _d.Length; i++)
                Lane<T>.Store(function.Derivative(Lane<T>.Load(in x, i), Lane<T>.Load(in y, i)), ref d, i);
        }
    }
}
