using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Functions;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = f(x[i])</summary>
internal sealed class MapKernel<T, TFunction>(TFunction function) : ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IFunction
{
    public override void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> none, ReadOnlySpan<T> nor, Span<T> y)
    {
        var kernel = new Kernel(function, x, y);
        Simd.Run<T, Kernel>(ref kernel);
    }

    private readonly ref struct Kernel(TFunction function, ReadOnlySpan<T> x, Span<T> y) : ILanesKernel<T>
    {
        private readonly ReadOnlySpan<T> _x = x;
        private readonly Span<T> _y = y;

        [MethodImpl(Simd.Loop)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            ref readonly var x = ref MemoryMarshal.GetReference(_x);
            ref var y = ref MemoryMarshal.GetReference(_y);
            var (i, last) = (0, _y.Length - TLanes.Count);
            for (; i <= last; i += TLanes.Count)
                TLanes.Store(function.Forward(TLanes.Load(in x, i)), ref y, i);
            for (; i < _y.Length; i++)
                Lane<T>.Store(function.Forward(Lane<T>.Load(in x, i)), ref y, i);
        }
    }
}

/// <summary>d[i] = f′(x[i], y[i]) from whichever of x and y the function needs, in this order.</summary>
internal sealed class MapDerivativeKernel<T, TFunction>(TFunction function) : ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IFunction
{
    private readonly bool _needsBoth = function.Needs == (DerivativeNeeds.Input | DerivativeNeeds.Output);

    // In place of what the function does not need, something else is read and never used.
    public override void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> none, Span<T> d)
    {
        var kernel = new Kernel(function, a, _needsBoth ? b : a, d);
        Simd.Run<T, Kernel>(ref kernel);
    }

    private readonly ref struct Kernel(TFunction function, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) : ILanesKernel<T>
    {
        private readonly ReadOnlySpan<T> _x = x;
        private readonly ReadOnlySpan<T> _y = y;
        private readonly Span<T> _d = d;

        [MethodImpl(Simd.Loop)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            ref readonly var x = ref MemoryMarshal.GetReference(_x);
            ref readonly var y = ref MemoryMarshal.GetReference(_y);
            ref var d = ref MemoryMarshal.GetReference(_d);
            var (i, last) = (0, _d.Length - TLanes.Count);
            for (; i <= last; i += TLanes.Count)
                TLanes.Store(function.Derivative(TLanes.Load(in x, i), TLanes.Load(in y, i)), ref d, i);
            for (; i < _d.Length; i++)
                Lane<T>.Store(function.Derivative(Lane<T>.Load(in x, i), Lane<T>.Load(in y, i)), ref d, i);
        }
    }
}
