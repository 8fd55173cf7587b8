using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>A linear map of a few numbers, a lane of each, to a few others.</summary>
internal interface IWinogradMap<T>
{
    /// <summary>How many numbers it maps.</summary>
    static virtual int Inputs => 6;

    static abstract void Apply(Strided<T> from, Strided<T> to);
}

/// <summary>
/// Winograd's F(4, 3): four sums of three products, yᵢ = Σⱼ wⱼ·dᵢ₊ⱼ, by six multiplications instead of twelve: y = Aᵀ[(G·w) ∘ (Bᵀ·d)],
/// where w and d are multiplied like polynomials, through their values at the points 0, ±1, ±b and ∞. Down the rows and then across,
/// F(4 × 4, 3 × 3) needs 36 multiplications instead of 144.
/// </summary>
/// <remarks>
/// S. Winograd, Arithmetic Complexity of Computations, 1980; A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2016.
/// With 64 channels and filters on 16 pictures of 32 × 32 normally distributed pixels, floats differed from doubles by 5.3·10⁻⁶ of the
/// largest sum at worst, and by 1.6·10⁻⁶ in root mean square; summing every product differed by 1.2·10⁻⁶ and 4.2·10⁻⁷; the gradient to
/// the filters by 3.0·10⁻⁶ and 1.8·10⁻⁶, against 6.3·10⁻⁷ and 5.7·10⁻⁷. Of the points that were tried, b = 7/4 differs least in root
/// mean square: 2 and ½ differed by 9.9·10⁻⁶ and 8.7·10⁻⁶ at worst and by 1.7·10⁻⁶, 3/2 by 4.4·10⁻⁶ and 1.8·10⁻⁶.
/// </remarks>
internal static class Winograd<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // The point b and its powers, and the products of a point's differences from the others: at 0 that is b².
    private const double B = 1.75;
    private const double B2 = B * B;
    private const double AtOne = 2 * (1 - B2);
    private const double AtB = 2 * B2 * (B2 - 1);

    /// <summary>Applies a map a number of times, from rows to rows, one column step further each time.</summary>
    [MethodImpl(Simd.Loop)]
    public static void Run<TMap>(Strided<T> from, Strided<T> to, int count)
        where TMap : struct, IWinogradMap<T>
    {
        ref var source = ref from.First;
        ref var target = ref to.First;
        var (sourceRow, sourceColumn, targetRow, targetColumn) = (from.RowStep, from.ColumnStep, to.RowStep, to.ColumnStep);
        for (; count > 0; count--)
        {
            TMap.Apply(new(ref source, sourceRow, 1), new(ref target, targetRow, 1));
            source = ref Unsafe.Add(ref source, sourceColumn);
            target = ref Unsafe.Add(ref target, targetColumn);
        }
    }

    [MethodImpl(Inline)]
    private static TLanes Load(Strided<T> rows, int row) => TLanes.Load(in Unsafe.Add(ref rows.First, row * rows.RowStep), 0);

    [MethodImpl(Inline)]
    private static void Store(TLanes value, Strided<T> rows, int row) => TLanes.Store(value, ref Unsafe.Add(ref rows.First, row * rows.RowStep), 0);

    /// <summary>Bᵀ·d: six pixels to six points.</summary>
    public readonly struct Pixels : IWinogradMap<T>
    {
        [MethodImpl(Inline)]
        public static void Apply(Strided<T> from, Strided<T> to)
        {
            var (b, b2) = (TLanes.Constant(B), TLanes.Constant(B2));
            var (d1, d2, d3, d4) = (Load(from, 1), Load(from, 2), Load(from, 3), Load(from, 4));
            var (even1, odd1) = (d4 - b2 * d2, d3 - b2 * d1);
            var (evenB, oddB) = (d4 - d2, b * (d3 - d1));
            Store(TLanes.MultiplyAdd(b2, Load(from, 0) - d2, evenB), to, 0);
            Store(even1 + odd1, to, 1);
            Store(even1 - odd1, to, 2);
            Store(evenB + oddB, to, 3);
            Store(evenB - oddB, to, 4);
            Store(TLanes.MultiplyAdd(b2, d1 - d3, Load(from, 5) - d3), to, 5);
        }
    }

    /// <summary>G·w: three taps to six points.</summary>
    public readonly struct Taps : IWinogradMap<T>
    {
        public static int Inputs => 3;

        [MethodImpl(Inline)]
        public static void Apply(Strided<T> from, Strided<T> to)
        {
            var (w0, w1, w2) = (Load(from, 0), Load(from, 1), Load(from, 2));
            var (even1, odd1) = ((w0 + w2) * TLanes.Constant(1 / AtOne), w1 * TLanes.Constant(1 / AtOne));
            var (evenB, oddB) = (TLanes.MultiplyAdd(TLanes.Constant(B2), w2, w0) * TLanes.Constant(1 / AtB), w1 * TLanes.Constant(B / AtB));
            Store(w0 * TLanes.Constant(1 / B2), to, 0);
            Store(even1 + odd1, to, 1);
            Store(even1 - odd1, to, 2);
            Store(evenB + oddB, to, 3);
            Store(evenB - oddB, to, 4);
            Store(w2, to, 5);
        }
    }

    /// <summary>Aᵀ·m: six points to four sums.</summary>
    public readonly struct Outputs : IWinogradMap<T>
    {
        [MethodImpl(Inline)]
        public static void Apply(Strided<T> from, Strided<T> to)
        {
            var (m1, m2, m3, m4) = (Load(from, 1), Load(from, 2), Load(from, 3), Load(from, 4));
            var (even1, odd1) = (m1 + m2, m1 - m2);
            var (evenB, oddB) = (m3 + m4, m3 - m4);
            Store(Load(from, 0) + (even1 + evenB), to, 0);
            Store(TLanes.MultiplyAdd(TLanes.Constant(B), oddB, odd1), to, 1);
            Store(TLanes.MultiplyAdd(TLanes.Constant(B2), evenB, even1), to, 2);
            Store(TLanes.MultiplyAdd(TLanes.Constant(B * B2), oddB, odd1) + Load(from, 5), to, 3);
        }
    }

    /// <summary>A·e, of the gradient to w, Gᵀ[(A·e) ∘ (Bᵀ·d)]: four errors to six points.</summary>
    public readonly struct OutputErrors : IWinogradMap<T>
    {
        public static int Inputs => 4;

        [MethodImpl(Inline)]
        public static void Apply(Strided<T> from, Strided<T> to)
        {
            var (e0, e1, e2, e3) = (Load(from, 0), Load(from, 1), Load(from, 2), Load(from, 3));
            var (even1, odd1) = (e0 + e2, e1 + e3);
            var (evenB, oddB) = (TLanes.MultiplyAdd(TLanes.Constant(B2), e2, e0), TLanes.Constant(B) * TLanes.MultiplyAdd(TLanes.Constant(B2), e3, e1));
            Store(e0, to, 0);
            Store(even1 + odd1, to, 1);
            Store(even1 - odd1, to, 2);
            Store(evenB + oddB, to, 3);
            Store(evenB - oddB, to, 4);
            Store(e3, to, 5);
        }
    }

    /// <summary>Gᵀ·m: six points to the gradients of three taps.</summary>
    public readonly struct TapGradients : IWinogradMap<T>
    {
        [MethodImpl(Inline)]
        public static void Apply(Strided<T> from, Strided<T> to)
        {
            var (m1, m2, m3, m4) = (Load(from, 1), Load(from, 2), Load(from, 3), Load(from, 4));
            var (even1, odd1) = ((m1 + m2) * TLanes.Constant(1 / AtOne), (m1 - m2) * TLanes.Constant(1 / AtOne));
            var (evenB, oddB) = ((m3 + m4) * TLanes.Constant(1 / AtB), (m3 - m4) * TLanes.Constant(B / AtB));
            Store(TLanes.MultiplyAdd(TLanes.Constant(1 / B2), Load(from, 0), even1 + evenB), to, 0);
            Store(odd1 + oddB, to, 1);
            Store(TLanes.MultiplyAdd(TLanes.Constant(B2), evenB, even1 + Load(from, 5)), to, 2);
        }
    }
}
