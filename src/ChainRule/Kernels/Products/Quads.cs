using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ChainRule.Kernels.Products;

/// <summary>Floats in one register, four by four: what a transposition is made of.</summary>
internal interface IQuads<TSelf>
    where TSelf : struct, IQuads<TSelf>
{
    /// <summary>How many fours there are.</summary>
    static abstract int Count { get; }

    /// <summary>Reads fours of rows that lie four times <paramref name="step"/> elements apart.</summary>
    static abstract TSelf Load(ref float source, nint step);

    static abstract void Store(TSelf x, ref float destination);

    /// <summary>(a₀, b₀, a₁, b₁) of each four.</summary>
    static abstract TSelf Low(TSelf a, TSelf b);

    /// <summary>(a₂, b₂, a₃, b₃) of each four.</summary>
    static abstract TSelf High(TSelf a, TSelf b);
}

internal readonly struct OneQuad(Vector128<float> v) : IQuads<OneQuad>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector128<float> _v = v;

    public static int Count => 1;

    [MethodImpl(Inline)]
    public static OneQuad Load(ref float source, nint step) => new(Vector128.LoadUnsafe(ref source));

    [MethodImpl(Inline)]
    public static void Store(OneQuad x, ref float destination) => x._v.StoreUnsafe(ref destination);

    [MethodImpl(Inline)]
    public static OneQuad Low(OneQuad a, OneQuad b) => new(
        Sse.IsSupported ? Sse.UnpackLow(a._v, b._v)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a._v, b._v)
        : Vector128.Create(a._v[0], b._v[0], a._v[1], b._v[1]));

    [MethodImpl(Inline)]
    public static OneQuad High(OneQuad a, OneQuad b) => new(
        Sse.IsSupported ? Sse.UnpackHigh(a._v, b._v)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a._v, b._v)
        : Vector128.Create(a._v[2], b._v[2], a._v[3], b._v[3]));
}

/// <summary>Where AVX is supported.</summary>
internal readonly struct TwoQuads(Vector256<float> v) : IQuads<TwoQuads>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector256<float> _v = v;

    public static int Count => 2;

    [MethodImpl(Inline)]
    public static TwoQuads Load(ref float source, nint step) =>
        new(Vector256.Create(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 4 * step))));

    [MethodImpl(Inline)]
    public static void Store(TwoQuads x, ref float destination) => x._v.StoreUnsafe(ref destination);

    [MethodImpl(Inline)]
    public static TwoQuads Low(TwoQuads a, TwoQuads b) => new(Avx.UnpackLow(a._v, b._v));

    [MethodImpl(Inline)]
    public static TwoQuads High(TwoQuads a, TwoQuads b) => new(Avx.UnpackHigh(a._v, b._v));
}

/// <summary>Where AVX-512 is supported.</summary>
internal readonly struct FourQuads(Vector512<float> v) : IQuads<FourQuads>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector512<float> _v = v;

    public static int Count => 4;

    [MethodImpl(Inline)]
    public static FourQuads Load(ref float source, nint step)
    {
        var x = Vector128.LoadUnsafe(ref source).ToVector256Unsafe().ToVector512Unsafe();
        x = Avx512F.InsertVector128(x, Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 4 * step)), 1);
        x = Avx512F.InsertVector128(x, Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 8 * step)), 2);
        return new(Avx512F.InsertVector128(x, Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 12 * step)), 3));
    }

    [MethodImpl(Inline)]
    public static void Store(FourQuads x, ref float destination) => x._v.StoreUnsafe(ref destination);

    [MethodImpl(Inline)]
    public static FourQuads Low(FourQuads a, FourQuads b) => new(Avx512F.UnpackLow(a._v, b._v));

    [MethodImpl(Inline)]
    public static FourQuads High(FourQuads a, FourQuads b) => new(Avx512F.UnpackHigh(a._v, b._v));
}
