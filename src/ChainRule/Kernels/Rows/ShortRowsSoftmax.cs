using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;

namespace ChainRule.Kernels.Rows;

/// <summary>A softmax over rows, one in each lane: as many rows as there are lanes become columns, and then rows again.</summary>
internal readonly ref struct ShortRowsSoftmax<T, TForm>(ReadOnlySpan<T> x, Span<T> y, int length) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TForm : struct, ISoftmaxForm
{
    private readonly ReadOnlySpan<T> _x = x;
    private readonly Span<T> _y = y;

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        // Lanes without a row may hold anything.
        var columns = Scratch<TForm, T>.Take(length * TLanes.Count).AsSpan();
        for (var i = 0; i < _x.Length; i += TLanes.Count * length)
        {
            var rows = Math.Min(TLanes.Count, (_x.Length - i) / length);
            Transposition.Run(ref Unsafe.AsRef(in _x[i]), length, rows, length, ref columns[0], TLanes.Count);
            Columns<TLanes>(ref columns[0]);
            Transposition.Run(ref columns[0], TLanes.Count, length, rows, ref _y[i], length);
        }
    }

    [MethodImpl(Simd.Loop)]
    private void Columns<TLanes>(ref T columns)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var largest = TLanes.Load(in columns, 0);
        for (var i = 1; i < length; i++)
            largest = TLanes.Max(largest, TLanes.Load(in columns, i * TLanes.Count));
        var sum = TLanes.Broadcast(T.Zero);
        for (var i = 0; i < length; i++)
        {
            var difference = TLanes.Load(in columns, i * TLanes.Count) - largest;
            var exponential = TLanes.Exp(difference);
            sum += exponential;
            TLanes.Store(TForm.IsLogarithm ? difference : exponential, ref columns, i * TLanes.Count);
        }

        var divisor = TForm.IsLogarithm ? TLanes.Log(sum) : sum;
        for (var i = 0; i < length; i++)
        {
            var kept = TLanes.Load(in columns, i * TLanes.Count);
            TLanes.Store(TForm.IsLogarithm ? kept - divisor : kept / divisor, ref columns, i * TLanes.Count);
        }
    }
}
