using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Rows;

/// <summary>Sums and maxima of a span, in an order that depends only on its length and the lanes' width.</summary>
internal ref struct Reduce<T, TReduction>(ReadOnlySpan<T> x) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TReduction : struct, IReduction<T>
{
    private readonly ReadOnlySpan<T> _x = x;
    private T _result;

    public static T Of(ReadOnlySpan<T> x)
    {
        var kernel = new Reduce<T, TReduction>(x);
        Simd.Run<T, Reduce<T, TReduction>>(ref kernel);
        return kernel._result;
    }

    // Four running results: no step waits for the one before, and rounding errors add up more slowly.
    [MethodImpl(Simd.Loop)]
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref readonly var x = ref MemoryMarshal.GetReference(_x);
        var start = TLanes.Broadcast(TReduction.Start);
        var (r0, r1, r2, r3) = (start, start, start, start);
        var i = 0;
        for (; i <= _x.Length - 4 * TLanes.Count; i += 4 * TLanes.Count)
        {
            r0 = TReduction.Combine(r0, TLanes.Load(in x, i));
            r1 = TReduction.Combine(r1, TLanes.Load(in x, i + TLanes.Count));
            r2 = TReduction.Combine(r2, TLanes.Load(in x, i + 2 * TLanes.Count));
            r3 = TReduction.Combine(r3, TLanes.Load(in x, i + 3 * TLanes.Count));
        }

        for (; i <= _x.Length - TLanes.Count; i += TLanes.Count)
            r0 = TReduction.Combine(r0, TLanes.Load(in x, i));
        var tail = new Lane<T>(TReduction.Start);
        for (; i < _x.Length; i++)
            tail = TReduction.Combine(tail, Lane<T>.Load(in x, i));
        var lanes = TReduction.Combine(TReduction.Combine(r0, r1), TReduction.Combine(r2, r3));
        _result = TReduction.Combine(new Lane<T>(TReduction.Across(lanes)), tail).Value;
    }
}

/// <summary>What a reduction does with two numbers, and with the lanes at its end.</summary>
internal interface IReduction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract T Start { get; }

    static abstract TLanes Combine<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes, T>;

    static virtual T Across<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.Sum(lanes);
}

internal readonly struct Total<T> : IReduction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Start => T.Zero;

    public static TLanes Combine<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes, T> => a + b;
}

internal readonly struct Largest<T> : IReduction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Start => T.NegativeInfinity;

    public static TLanes Combine<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.Max(a, b);

    public static T Across<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.Largest(lanes);
}

/// <summary>The sum of a·0: 0 if every element is finite, else NaN.</summary>
internal readonly struct Vanishing<T> : IReduction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Start => T.Zero;

    public static TLanes Combine<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.MultiplyAdd(b, TLanes.Broadcast(T.Zero), a);
}
