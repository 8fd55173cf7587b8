using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Tensors;
using UpdateConstants = (double Rate, double First, double Second);

namespace ChainRule.Kernels.Elements;

/// <summary>w[i] and its states changed by a rule, from g[i]; threads share the elements.</summary>
internal readonly struct UpdateJob<T, TRule>(TRule rule, Tensor w, Tensor g, (Tensor? First, Tensor? Second) states, UpdateConstants constants) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
{
    public void Run(int start, int end)
    {
        var first = states.First is null ? [] : states.First.Span<T>()[start..end];
        var second = states.Second is null ? [] : states.Second.Span<T>()[start..end];
        var kernel = new Kernel(rule, constants, w.Span<T>()[start..end], g.Span<T>()[start..end], first, second);
        Simd.Run<T, Kernel>(ref kernel);
    }

    private readonly ref struct Kernel(TRule rule, UpdateConstants constants, Span<T> w, ReadOnlySpan<T> g, Span<T> first, Span<T> second) : ILanesKernel<T>
    {
        private readonly Span<T> _w = w;
        private readonly ReadOnlySpan<T> _g = g;
        private readonly Span<T> _first = first;
        private readonly Span<T> _second = second;

        // If a profile had this inlined, the rule in it would no longer be.
        [MethodImpl(Simd.Loop)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => Walk<Lane<T>>(Walk<TLanes>(0));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private int Walk<TLanes>(int i)
            where TLanes : struct, ILanes<TLanes, T>
        {
            ref var w = ref MemoryMarshal.GetReference(_w);
            ref readonly var g = ref MemoryMarshal.GetReference(_g);
            ref var s = ref MemoryMarshal.GetReference(_first);
            ref var u = ref MemoryMarshal.GetReference(_second);
            var (hasFirst, hasSecond) = (_first.Length > 0, _second.Length > 0);
            var rate = TLanes.Constant(constants.Rate);
            var corrections = (TLanes.Constant(constants.First), TLanes.Constant(constants.Second));
            for (; i <= _w.Length - TLanes.Count; i += TLanes.Count)
            {
                var first = hasFirst ? TLanes.Load(in s, i) : default;
                var second = hasSecond ? TLanes.Load(in u, i) : default;
                TLanes.Store(rule.Update(TLanes.Load(in w, i), TLanes.Load(in g, i), ref first, ref second, rate, corrections), ref w, i);
                if (hasFirst)
                    TLanes.Store(first, ref s, i);
                if (hasSecond)
                    TLanes.Store(second, ref u, i);
            }

            return i;
        }
    }
}
