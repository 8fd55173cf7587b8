using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

/// <summary>One number with the interface of many: the tail of every kernel, and the arithmetic of the naive ones.</summary>
/// <typeparam name="T">float or double</typeparam>
public readonly record struct Lane<T>(T Value) : ILanes<Lane<T>, T>, IScalarAlgebra<Lane<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // The bits of √½.
    private const int Root32 = 0x3F3504F3;
    private const long Root64 = 0x3FE6A09E667F3BCD;

    public static int Count => 1;

    [MethodImpl(Inline)]
    public static Lane<T> Constant(double value) => new(T.CreateTruncating(value));

    [MethodImpl(Inline)]
    public static Lane<T> Broadcast(T value) => new(value);

    [MethodImpl(Inline)]
    public static Lane<T> Load(ref readonly T source, int offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    [MethodImpl(Inline)]
    public static void Store(Lane<T> x, ref T destination, int offset) => Unsafe.Add(ref destination, offset) = x.Value;

    public static Lane<T> Plain(PlainFunction function, Lane<T> x) => Constant(function.Value(double.CreateTruncating(x.Value)));

    [MethodImpl(Inline)]
    public static Lane<T> operator +(Lane<T> a, Lane<T> b) => new(a.Value + b.Value);

    [MethodImpl(Inline)]
    public static Lane<T> operator -(Lane<T> a, Lane<T> b) => new(a.Value - b.Value);

    [MethodImpl(Inline)]
    public static Lane<T> operator *(Lane<T> a, Lane<T> b) => new(a.Value * b.Value);

    [MethodImpl(Inline)]
    public static Lane<T> operator /(Lane<T> a, Lane<T> b) => new(a.Value / b.Value);

    [MethodImpl(Inline)]
    public static Lane<T> operator -(Lane<T> a) => new(-a.Value);

    [MethodImpl(Inline)]
    public static Lane<T> MultiplyAdd(Lane<T> a, Lane<T> b, Lane<T> c) => new(T.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(Inline)]
    public static Lane<T> Max(Lane<T> a, Lane<T> b) => IfLarger(b, a, b, a);

    [MethodImpl(Inline)]
    public static Lane<T> Min(Lane<T> a, Lane<T> b) => new(T.Min(a.Value, b.Value));

    [MethodImpl(Inline)]
    public static Lane<T> Abs(Lane<T> x) => new(T.Abs(x.Value));

    [MethodImpl(Inline)]
    public static Lane<T> IfPositive(Lane<T> x, Lane<T> a, Lane<T> b) => x.Value > T.Zero ? a : b;

    [MethodImpl(Inline)]
    public static Lane<T> Sqrt(Lane<T> x) => new(T.Sqrt(x.Value));

    [MethodImpl(Inline)]
    public static Lane<T> Exp(Lane<T> x) => Elementary<Lane<T>, T>.Exp(x);

    [MethodImpl(Inline)]
    public static Lane<T> Expm1(Lane<T> x) => Elementary<Lane<T>, T>.Expm1(x);

    [MethodImpl(Inline)]
    public static Lane<T> Log(Lane<T> x) => Elementary<Lane<T>, T>.Log(x);

    [MethodImpl(Inline)]
    public static Lane<T> Tanh(Lane<T> x) => Elementary<Lane<T>, T>.Tanh(x);

    [MethodImpl(Inline)]
    public static Lane<T> Erf(Lane<T> x) => Elementary<Lane<T>, T>.Erf(x);

    public static Lane<T> Power(Lane<T> x, Lane<T> exponent) => new(T.Pow(x.Value, exponent.Value));

    public static Lane<T> Floor(Lane<T> x) => new(T.Floor(x.Value));

    public static Lane<T> Cos(Lane<T> x) => new(T.Cos(x.Value));

    [MethodImpl(Inline)]
    public static T Sum(Lane<T> x) => x.Value;

    [MethodImpl(Inline)]
    public static T Largest(Lane<T> x) => x.Value;

    [MethodImpl(Inline)]
    public static Lane<T> IfLarger(Lane<T> x, Lane<T> other, Lane<T> a, Lane<T> b) => x.Value > other.Value | T.IsNaN(x.Value) ? a : b;

    [MethodImpl(Inline)]
    public static (Lane<T> Even, Lane<T> Odd) Separate(Lane<T> a, Lane<T> b) => (a, b);

    [MethodImpl(Inline)]
    public static (Lane<T> First, Lane<T> Second) Interleave(Lane<T> even, Lane<T> odd) => (even, odd);

    [MethodImpl(Inline)]
    public static Lane<T> Round(Lane<T> x) => new(T.Round(x.Value, MidpointRounding.ToEven));

    [MethodImpl(Inline)]
    public static Lane<T> PowerOfTwo(Lane<T> n) =>
        typeof(T) == typeof(float)
            ? new(T.CreateTruncating(BitConverter.Int32BitsToSingle((int.CreateTruncating(n.Value) + 127) << 23)))
            : new(T.CreateTruncating(BitConverter.Int64BitsToDouble((long.CreateTruncating(n.Value) + 1023) << 52)));

    [MethodImpl(Inline)]
    public static Lane<T> Exponent(Lane<T> x) =>
        typeof(T) == typeof(float)
            ? new(T.CreateTruncating((BitConverter.SingleToInt32Bits(float.CreateTruncating(x.Value)) - Root32) >> 23))
            : new(T.CreateTruncating((BitConverter.DoubleToInt64Bits(double.CreateTruncating(x.Value)) - Root64) >> 52));

    [MethodImpl(Inline)]
    public static Lane<T> Significand(Lane<T> x) =>
        typeof(T) == typeof(float)
            ? new(T.CreateTruncating(BitConverter.Int32BitsToSingle(
                ((BitConverter.SingleToInt32Bits(float.CreateTruncating(x.Value)) - Root32) & 0x007FFFFF) + Root32)))
            : new(T.CreateTruncating(BitConverter.Int64BitsToDouble(
                ((BitConverter.DoubleToInt64Bits(double.CreateTruncating(x.Value)) - Root64) & 0x000FFFFFFFFFFFFF) + Root64)));

    [MethodImpl(Inline)]
    public static Lane<T> CopySign(Lane<T> x, Lane<T> sign) => new(T.CopySign(x.Value, sign.Value));
}
