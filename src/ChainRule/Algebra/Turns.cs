using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ChainRule.Algebra;

/// <summary>
/// Numbers of two registers by turns. The framework shuffles one register alone: four instructions for each result, where the processor
/// has one that takes two; transposing with them took a third less.
/// </summary>
internal static class Turns
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static (Vector512<T> First, Vector512<T> Second) Of<T>(Vector512<T> a, Vector512<T> b) => typeof(T) == typeof(float)
        ? (Permute(a.AsSingle(), Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), b.AsSingle()).As<float, T>(),
            Permute(a.AsSingle(), Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), b.AsSingle()).As<float, T>())
        : (Permute(a.AsDouble(), Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), b.AsDouble()).As<double, T>(),
            Permute(a.AsDouble(), Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), b.AsDouble()).As<double, T>());

    // Each half of the registers by turns, then the halves joined.
    [MethodImpl(Inline)]
    public static (Vector256<T> First, Vector256<T> Second) Of<T>(Vector256<T> a, Vector256<T> b)
    {
        var (low, high) = typeof(T) == typeof(float)
            ? (Avx.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>(), Avx.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>())
            : (Avx.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>(), Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>());
        return (Vector256.Create(low.GetLower(), high.GetLower()), Vector256.Create(low.GetUpper(), high.GetUpper()));
    }

    [MethodImpl(Inline)]
    public static (Vector128<T> First, Vector128<T> Second) Of<T>(Vector128<T> a, Vector128<T> b)
    {
        if (typeof(T) == typeof(float))
        {
            var (first, second) = Of(a.AsSingle(), b.AsSingle());
            return (first.As<float, T>(), second.As<float, T>());
        }

        return (Vector128.Create(a.GetLower(), b.GetLower()), Vector128.Create(a.GetUpper(), b.GetUpper()));
    }

    [MethodImpl(Inline)]
    private static (Vector128<float> First, Vector128<float> Second) Of(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b))
        : AdvSimd.Arm64.IsSupported ? (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b))
        : (Vector128.Create(a[0], b[0], a[1], b[1]), Vector128.Create(a[2], b[2], a[3], b[3]));

    [MethodImpl(Inline)]
    private static Vector512<float> Permute(Vector512<float> a, Vector512<int> order, Vector512<float> b) => Avx512F.PermuteVar16x32x2(a, order, b);

    [MethodImpl(Inline)]
    private static Vector512<double> Permute(Vector512<double> a, Vector512<long> order, Vector512<double> b) => Avx512F.PermuteVar8x64x2(a, order, b);
}
