using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Rows;

/// <summary>A softmax over rows, one after the other.</summary>
internal readonly ref struct LongRowsSoftmax<T, TForm>(ReadOnlySpan<T> x, Span<T> y, int length) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TForm : struct, ISoftmaxForm
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _y = y;

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (var i = 0; i < _x.Length; i += length)
        {
            var row = _x.Slice(i, length);
            var sum = Keep<TLanes>(row, Reduce<T, Largest<T>>.Of(row), _y.Slice(i, length));
            Finish<TLanes>(_y.Slice(i, length), TForm.IsLogarithm ? Lane<T>.Log(new(sum)).Value : sum);
        }
    }

    [MethodImpl(Simd.Loop)]
    private static T Keep<TLanes>(ReadOnlySpan<T> row, T largest, Span<T> kept)
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref readonly var x = ref MemoryMarshal.GetReference(row);
        ref var y = ref MemoryMarshal.GetReference(kept);
        var (sum, tail) = (TLanes.Broadcast(T.Zero), new Lane<T>(T.Zero));
        var i = 0;
        for (; i <= row.Length - TLanes.Count; i += TLanes.Count)
            sum += Keep(TLanes.Load(in x, i) - TLanes.Broadcast(largest), ref y, i);
        for (; i < row.Length; i++)
            tail += Keep(Lane<T>.Load(in x, i) - new Lane<T>(largest), ref y, i);
        return TLanes.Sum(sum) + tail.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Keep<TLanes>(TLanes difference, ref T kept, int i)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var exponential = TLanes.Exp(difference);
        TLanes.Store(TForm.IsLogarithm ? difference : exponential, ref kept, i);
        return exponential;
    }

    [MethodImpl(Simd.Loop)]
    private static void Finish<TLanes>(Span<T> kept, T divisor)
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref var y = ref MemoryMarshal.GetReference(kept);
        var i = 0;
        for (; i <= kept.Length - TLanes.Count; i += TLanes.Count)
            TLanes.Store(Finish(TLanes.Load(in y, i), TLanes.Broadcast(divisor)), ref y, i);
        for (; i < kept.Length; i++)
            Lane<T>.Store(Finish(Lane<T>.Load(in y, i), new Lane<T>(divisor)), ref y, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Finish<TLanes>(TLanes kept, TLanes divisor)
        where TLanes : struct, ILanes<TLanes, T> => TForm.IsLogarithm ? kept - divisor : kept / divisor;
}
