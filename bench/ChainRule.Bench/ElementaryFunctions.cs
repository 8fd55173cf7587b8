using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ChainRule.Algebra;
using ChainRule.Kernels;

namespace ChainRule.Bench;

/// <summary>A function of the algebra, as a type so that it is inlined.</summary>
internal interface IElementary
{
    static abstract string Name { get; }

    /// <summary>y[i] = f(x[i]) in double precision, by other means where there are any.</summary>
    static abstract void Reference(ReadOnlySpan<double> x, Span<double> y);

    static abstract T Of<T>(T x)
        where T : IAlgebra<T>;
}

internal readonly struct ExpFunction : IElementary
{
    public static string Name => "exp";

    public static void Reference(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = Math.Exp(x[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : IAlgebra<T> => T.Exp(x);
}

internal readonly struct Expm1Function : IElementary
{
    public static string Name => "expm1";

    // That of .NET is not accurate near zero; the double version is itself tested against values of many digits.
    public static void Reference(ReadOnlySpan<double> x, Span<double> y) => Map.RunWidest<Expm1Function, double>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : IAlgebra<T> => T.Expm1(x);
}

internal readonly struct LogFunction : IElementary
{
    public static string Name => "log";

    public static void Reference(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = Math.Log(x[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : IAlgebra<T> => T.Log(x);
}

internal readonly struct TanhFunction : IElementary
{
    public static string Name => "tanh";

    public static void Reference(ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = Math.Tanh(x[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : IAlgebra<T> => T.Tanh(x);
}

internal readonly struct ErfFunction : IElementary
{
    public static string Name => "erf";

    // Math has none; the double version is itself tested against values of many digits.
    public static void Reference(ReadOnlySpan<double> x, Span<double> y) => Map.RunWidest<ErfFunction, double>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : IAlgebra<T> => T.Erf(x);
}

internal static class Map
{
    /// <summary>y[i] = f(x[i]); the length is a multiple of the number of lanes.</summary>
    [MethodImpl(Simd.Loop)]
    public static void Run<TFunction, TLanes, T>(ReadOnlySpan<T> x, Span<T> y)
        where TFunction : IElementary
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < x.Length; i += TLanes.Count)
            TLanes.Store(TFunction.Of(TLanes.Load(in x[0], i)), ref y[0], i);
    }

    /// <summary>The same with the widest lanes of this processor.</summary>
    public static void RunWidest<TFunction, T>(ReadOnlySpan<T> x, Span<T> y)
        where TFunction : IElementary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Run<TFunction, Lanes512<T>, T>(x, y);
        else if (Vector256.IsHardwareAccelerated)
            Run<TFunction, Lanes256<T>, T>(x, y);
        else
            Run<TFunction, Lanes128<T>, T>(x, y);
    }
}
