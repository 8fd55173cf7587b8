using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ChainRule.Algebra;

/// <summary>The numbers of one 512-bit register. The build makes the narrower lanes from this text.</summary>
/// <typeparam name="T">float or double</typeparam>
public readonly struct Lanes512<T> : ILanes<Lanes512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // The bits of √½.
    private const int Root32 = 0x3F3504F3;
    private const long Root64 = 0x3FE6A09E667F3BCD;

    // 1.5·2^(mantissa bits): added to a whole number n, it leaves n in the lowest bits of the sum.
    private const float Shifter32 = 12582912f;
    private const double Shifter64 = 6755399441055744d;

    private readonly Vector512<T> _v;

    [MethodImpl(Inline)]
    private Lanes512(Vector512<T> v) => _v = v;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(Inline)]
    public static Lanes512<T> Constant(double value) => new(Vector512.Create(T.CreateTruncating(value)));

    [MethodImpl(Inline)]
    public static Lanes512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(Inline)]
    public static Lanes512<T> Load(ref readonly T source, int offset) =>
        new(Vector512.LoadUnsafe(in source, (nuint)offset));

    [MethodImpl(Inline)]
    public static void Store(Lanes512<T> x, ref T destination, int offset) =>
        x._v.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(Inline)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new(a._v + b._v);

    [MethodImpl(Inline)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => new(a._v - b._v);

    [MethodImpl(Inline)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => new(a._v * b._v);

    [MethodImpl(Inline)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => new(a._v / b._v);

    [MethodImpl(Inline)]
    public static Lanes512<T> operator -(Lanes512<T> a) => new(-a._v);

    [MethodImpl(Inline)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) =>
        typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>())
            : new(Vector512.FusedMultiplyAdd(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>());

    [MethodImpl(Inline)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) => new(Vector512.ConditionalSelect(Vector512.IsNaN(b._v), b._v, Vector512.MaxNative(b._v, a._v)));

    [MethodImpl(Inline)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Min(a._v, b._v));

    [MethodImpl(Inline)]
    public static Lanes512<T> Abs(Lanes512<T> x) => new(Vector512.Abs(x._v));

    [MethodImpl(Inline)]
    public static Lanes512<T> IfPositive(Lanes512<T> x, Lanes512<T> a, Lanes512<T> b) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(x._v, Vector512<T>.Zero), a._v, b._v));

    [MethodImpl(Inline)]
    public static Lanes512<T> Sqrt(Lanes512<T> x) => new(Vector512.Sqrt(x._v));

    [MethodImpl(Inline)]
    public static Lanes512<T> Exp(Lanes512<T> x) => Elementary<Lanes512<T>, T>.Exp(x);

    [MethodImpl(Inline)]
    public static Lanes512<T> Expm1(Lanes512<T> x) => Elementary<Lanes512<T>, T>.Expm1(x);

    [MethodImpl(Inline)]
    public static Lanes512<T> Log(Lanes512<T> x) => Elementary<Lanes512<T>, T>.Log(x);

    [MethodImpl(Inline)]
    public static Lanes512<T> Tanh(Lanes512<T> x) => Elementary<Lanes512<T>, T>.Tanh(x);

    [MethodImpl(Inline)]
    public static Lanes512<T> Erf(Lanes512<T> x) => Elementary<Lanes512<T>, T>.Erf(x);

    [MethodImpl(Inline)]
    public static T Sum(Lanes512<T> x) => Halves.Sum(x._v);

    [MethodImpl(Inline)]
    public static T Largest(Lanes512<T> x)
    {
        var largest = x._v[0];
        for (var i = 1; i < Count; i++)
            largest = T.Max(largest, x._v[i]);
        return largest;
    }

    [MethodImpl(Inline)]
    public static Lanes512<T> IfLarger(Lanes512<T> x, Lanes512<T> other, Lanes512<T> a, Lanes512<T> b) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(x._v, other._v) | Vector512.IsNaN(x._v), a._v, b._v));

    [MethodImpl(Inline)]
    public static (Lanes512<T> Even, Lanes512<T> Odd) Separate(Lanes512<T> a, Lanes512<T> b)
    {
        // Even ones to the lower half, odd ones to the upper.
        var (first, second) = typeof(T) == typeof(float)
            ? (Shuffle(a._v, EvenThenOdd<int>()), Shuffle(b._v, EvenThenOdd<int>()))
            : (Shuffle(a._v, EvenThenOdd<long>()), Shuffle(b._v, EvenThenOdd<long>()));
        return (new(Vector512.Create(first.GetLower(), second.GetLower())), new(Vector512.Create(first.GetUpper(), second.GetUpper())));
    }

    [MethodImpl(Inline)]
    public static (Lanes512<T> First, Lanes512<T> Second) Interleave(Lanes512<T> even, Lanes512<T> odd)
    {
        var (lower, upper) = (Vector512.Create(even._v.GetLower(), odd._v.GetLower()), Vector512.Create(even._v.GetUpper(), odd._v.GetUpper()));
        return typeof(T) == typeof(float)
            ? (new(Shuffle(lower, ByTurns<int>())), new(Shuffle(upper, ByTurns<int>())))
            : (new(Shuffle(lower, ByTurns<long>())), new(Shuffle(upper, ByTurns<long>())));
    }

    // 0, 2, 4, …, 1, 3, 5, …
    [MethodImpl(Inline)]
    private static Vector512<TIndex> EvenThenOdd<TIndex>()
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        ((Vector512<TIndex>.Indices << 1) & Vector512.Create(TIndex.CreateTruncating(Count - 1))) + (Vector512<TIndex>.Indices >> (BitOperations.Log2((uint)Count) - 1));

    // 0, n/2, 1, n/2 + 1, …
    [MethodImpl(Inline)]
    private static Vector512<TIndex> ByTurns<TIndex>()
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        (Vector512<TIndex>.Indices >> 1) + ((Vector512<TIndex>.Indices & Vector512<TIndex>.One) << (BitOperations.Log2((uint)Count) - 1));

    [MethodImpl(Inline)]
    private static Vector512<T> Shuffle<TIndex>(Vector512<T> x, Vector512<TIndex> order) =>
        typeof(T) == typeof(float)
            ? Vector512.ShuffleNative(x.AsSingle(), order.AsInt32()).As<float, T>()
            : Vector512.ShuffleNative(x.AsDouble(), order.AsInt64()).As<double, T>();

    [MethodImpl(Inline)]
    public static Lanes512<T> Round(Lanes512<T> x) =>
        typeof(T) == typeof(float)
            ? new(Vector512.Round(x._v.AsSingle()).As<float, T>())
            : new(Vector512.Round(x._v.AsDouble()).As<double, T>());

    [MethodImpl(Inline)]
    public static Lanes512<T> PowerOfTwo(Lanes512<T> n) =>
        typeof(T) == typeof(float)
            ? new(((n._v.AsSingle() + Vector512.Create(Shifter32 + 127)).AsInt32() << 23).As<int, T>())
            : new(((n._v.AsDouble() + Vector512.Create(Shifter64 + 1023)).AsInt64() << 52).As<long, T>());

    [MethodImpl(Inline)]
    public static Lanes512<T> Exponent(Lanes512<T> x)
    {
        // √½ is subtracted first, so that the exponent field counts from there.
        if (typeof(T) == typeof(float))
        {
            var e = (x._v.AsInt32() - Vector512.Create(Root32)) >> 23;
            return new(Vector512.ConvertToSingle(e).As<float, T>());
        }
        else
        {
            // A whole number of few bits becomes a double by the shifter, since not every width converts from long.
            var e = (x._v.AsInt64() - Vector512.Create(Root64)) >> 52;
            var shifted = (e + Vector512.Create(BitConverter.DoubleToInt64Bits(Shifter64))).AsDouble();
            return new((shifted - Vector512.Create(Shifter64)).As<double, T>());
        }
    }

    [MethodImpl(Inline)]
    public static Lanes512<T> Significand(Lanes512<T> x)
    {
        if (typeof(T) == typeof(float))
        {
            var root = Vector512.Create(Root32);
            return new((((x._v.AsInt32() - root) & Vector512.Create(0x007FFFFF)) + root).As<int, T>());
        }
        else
        {
            var root = Vector512.Create(Root64);
            return new((((x._v.AsInt64() - root) & Vector512.Create(0x000FFFFFFFFFFFFF)) + root).As<long, T>());
        }
    }

    [MethodImpl(Inline)]
    public static Lanes512<T> CopySign(Lanes512<T> x, Lanes512<T> sign) => new(Vector512.CopySign(x._v, sign._v));

    /// <summary>The lanes in brackets.</summary>
    public override string ToString() => _v.ToString();
}
