using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Winograd's F(4, 3): four sums of three products, yᵢ = Σⱼ wⱼ·dᵢ₊ⱼ, by six multiplications instead of twelve: y = Aᵀ[(G·w) ∘ (Bᵀ·d)],
/// where w and d are multiplied as polynomials are, by their values at the points 0, ±1, ±b and ∞. Each map takes rows of numbers to rows.
/// </summary>
/// <remarks>
/// S. Winograd, Arithmetic Complexity of Computations, 1980; A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2016.
/// With 64 channels and filters of 3 × 3 taps on 16 pictures of 32 × 32 normally distributed pixels, floats were off from doubles by
/// 2.9·10⁻⁶ of the largest sum at worst, and by 8.4·10⁻⁷ in root mean square, where summing every product was by 1.2·10⁻⁶ and 4.2·10⁻⁷;
/// the gradient to the filters by 1.3·10⁻⁶ and 1.0·10⁻⁶, against 6.3·10⁻⁷ and 5.7·10⁻⁷. On two of the pictures, b = ½ was off by
/// 3.3·10⁻⁶ at worst and b = 2 by 2.6·10⁻⁶.
/// </remarks>
internal static class Winograd<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // The point b and its powers; the products of a point's differences from the others: at 0 it is b².
    private const double B = 2;
    private const double B2 = B * B;
    private const double AtOne = 2 * (1 - B2);
    private const double AtB = 2 * B2 * (B2 - 1);

    /// <summary>Bᵀ·d: six rows of pixels to six of points.</summary>
    [MethodImpl(Inline)]
    public static void Pixels(Strided<T> d, Strided<T> points, int x)
    {
        var (b, b2) = (TLanes.Constant(B), TLanes.Constant(B2));
        var (d1, d2, d3, d4) = (Load(d, 1, x), Load(d, 2, x), Load(d, 3, x), Load(d, 4, x));
        var (even1, odd1) = (d4 - b2 * d2, d3 - b2 * d1);
        var (evenB, oddB) = (d4 - d2, b * (d3 - d1));
        Store(TLanes.MultiplyAdd(b2, Load(d, 0, x) - d2, evenB), points, 0, x);
        Store(even1 + odd1, points, 1, x);
        Store(even1 - odd1, points, 2, x);
        Store(evenB + oddB, points, 3, x);
        Store(evenB - oddB, points, 4, x);
        Store(TLanes.MultiplyAdd(b2, d1 - d3, Load(d, 5, x) - d3), points, 5, x);
    }

    /// <summary>G·w: three rows of taps to six of points.</summary>
    [MethodImpl(Inline)]
    public static void Taps(Strided<T> w, Strided<T> points, int x)
    {
        var (w0, w1, w2) = (Load(w, 0, x), Load(w, 1, x), Load(w, 2, x));
        var (even1, odd1) = ((w0 + w2) * TLanes.Constant(1 / AtOne), w1 * TLanes.Constant(1 / AtOne));
        var (evenB, oddB) = (TLanes.MultiplyAdd(TLanes.Constant(B2), w2, w0) * TLanes.Constant(1 / AtB), w1 * TLanes.Constant(B / AtB));
        Store(w0 * TLanes.Constant(1 / B2), points, 0, x);
        Store(even1 + odd1, points, 1, x);
        Store(even1 - odd1, points, 2, x);
        Store(evenB + oddB, points, 3, x);
        Store(evenB - oddB, points, 4, x);
        Store(w2, points, 5, x);
    }

    /// <summary>Aᵀ·m: six rows of points to four of sums.</summary>
    [MethodImpl(Inline)]
    public static void Sums(Strided<T> points, Strided<T> y, int x)
    {
        var (m1, m2, m3, m4) = (Load(points, 1, x), Load(points, 2, x), Load(points, 3, x), Load(points, 4, x));
        var (even1, odd1) = (m1 + m2, m1 - m2);
        var (evenB, oddB) = (m3 + m4, m3 - m4);
        Store(Load(points, 0, x) + (even1 + evenB), y, 0, x);
        Store(TLanes.MultiplyAdd(TLanes.Constant(B), oddB, odd1), y, 1, x);
        Store(TLanes.MultiplyAdd(TLanes.Constant(B2), evenB, even1), y, 2, x);
        Store(TLanes.MultiplyAdd(TLanes.Constant(B * B2), oddB, odd1) + Load(points, 5, x), y, 3, x);
    }

    /// <summary>A·e, of the gradient to w, Gᵀ[(A·e) ∘ (Bᵀ·d)]: four rows of errors to six of points.</summary>
    [MethodImpl(Inline)]
    public static void Errors(Strided<T> e, Strided<T> points, int x)
    {
        var (e0, e1, e2, e3) = (Load(e, 0, x), Load(e, 1, x), Load(e, 2, x), Load(e, 3, x));
        var (even1, odd1) = (e0 + e2, e1 + e3);
        var (evenB, oddB) = (TLanes.MultiplyAdd(TLanes.Constant(B2), e2, e0), TLanes.Constant(B) * TLanes.MultiplyAdd(TLanes.Constant(B2), e3, e1));
        Store(e0, points, 0, x);
        Store(even1 + odd1, points, 1, x);
        Store(even1 - odd1, points, 2, x);
        Store(evenB + oddB, points, 3, x);
        Store(evenB - oddB, points, 4, x);
        Store(e3, points, 5, x);
    }

    /// <summary>Gᵀ·m: six rows of points to three of taps.</summary>
    [MethodImpl(Inline)]
    public static void TapGradients(Strided<T> points, Strided<T> dW, int x)
    {
        var (m1, m2, m3, m4) = (Load(points, 1, x), Load(points, 2, x), Load(points, 3, x), Load(points, 4, x));
        var (even1, odd1) = ((m1 + m2) * TLanes.Constant(1 / AtOne), (m1 - m2) * TLanes.Constant(1 / AtOne));
        var (evenB, oddB) = ((m3 + m4) * TLanes.Constant(1 / AtB), (m3 - m4) * TLanes.Constant(B / AtB));
        Store(TLanes.MultiplyAdd(TLanes.Constant(1 / B2), Load(points, 0, x), even1 + evenB), dW, 0, x);
        Store(odd1 + oddB, dW, 1, x);
        Store(TLanes.MultiplyAdd(TLanes.Constant(B2), evenB, even1 + Load(points, 5, x)), dW, 2, x);
    }

    [MethodImpl(Inline)]
    private static TLanes Load(Strided<T> rows, int row, int x) => TLanes.Load(in Unsafe.Add(ref rows.First, row * rows.RowStep), x);

    [MethodImpl(Inline)]
    private static void Store(TLanes value, Strided<T> rows, int row, int x) => TLanes.Store(value, ref Unsafe.Add(ref rows.First, row * rows.RowStep), x);
}
