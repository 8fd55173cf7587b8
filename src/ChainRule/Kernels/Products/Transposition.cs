using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ChainRule.Kernels.Products;

/// <summary>
/// Columns that become rows, sixteen, eight or four by four in registers if the elements are floats: 128 × 784 of them take 17 µs four
/// by four and 12 eight by four. If the target's rows are far apart, writing sixteen at once takes from 0.3 to 0.7 cycles an element,
/// depending on whether they straddle two lines, and otherwise 0.28.
/// </summary>
internal static class Transposition
{
    // This many rows of the target stay in the first cache while they are filled.
    private const int Block = 64;

    /// <summary>target[j·targetStep + i] = source[i·sourceStep + j]</summary>
    public static void Run<T>(ref T source, nint sourceStep, int rows, int columns, ref T target, nint targetStep)
        where T : unmanaged
    {
        for (var j = 0; j < columns; j += Block)
        {
            var from = new Strided<T>(ref Unsafe.Add(ref source, j), sourceStep, 1);
            RunBlock(from, rows, Math.Min(Block, columns - j), new(ref Unsafe.Add(ref target, j * targetStep), targetStep, 1));
        }
    }

    private static void RunBlock<T>(Strided<T> source, int rows, int columns, Strided<T> target)
        where T : unmanaged
    {
        var done = 0;
        if (typeof(T) == typeof(float))
        {
            var from = new Strided<float>(ref Unsafe.As<T, float>(ref source.First), source.RowStep, 1);
            var to = new Strided<float>(ref Unsafe.As<T, float>(ref target.First), target.RowStep, 1);
            if (Avx512F.IsSupported && target.RowStep <= Block)
                done = InQuads<FourQuads>(from, done, rows, columns, to);
            if (Avx.IsSupported)
                done = InQuads<TwoQuads>(from, done, rows, columns, to);
            if (Vector128.IsHardwareAccelerated)
                done = InQuads<OneQuad>(from, done, rows, columns, to);
        }

        OneByOne(source.From(done), rows - done, columns, new(ref Unsafe.Add(ref target.First, done), target.RowStep, 1));
    }

    [MethodImpl(Simd.Loop)]
    private static void OneByOne<T>(Strided<T> source, int rows, int columns, Strided<T> target)
        where T : unmanaged
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                Unsafe.Add(ref target.First, j * target.RowStep + i) = Unsafe.Add(ref source.First, i * source.RowStep + j);
        }
    }

    // Rows from one onwards that fill whole registers; returns the first one left.
    [MethodImpl(Simd.Loop)]
    private static int InQuads<TQuads>(Strided<float> source, int row, int rows, int columns, Strided<float> target)
        where TQuads : struct, IQuads<TQuads>
    {
        for (; row <= rows - 4 * TQuads.Count; row += 4 * TQuads.Count)
        {
            ref var from = ref Unsafe.Add(ref source.First, row * source.RowStep);
            ref var to = ref Unsafe.Add(ref target.First, row);
            var whole = columns & ~3;
            for (var j = 0; j < whole; j += 4)
                Quads<TQuads>(ref Unsafe.Add(ref from, j), source.RowStep, ref Unsafe.Add(ref to, j * target.RowStep), target.RowStep);
            if (whole < columns)
            {
                var rest = new Strided<float>(ref Unsafe.Add(ref from, whole), source.RowStep, 1);
                OneByOne(rest, 4 * TQuads.Count, columns - whole, new(ref Unsafe.Add(ref to, whole * target.RowStep), target.RowStep, 1));
            }
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quads<TQuads>(ref float source, nint sourceStep, ref float target, nint targetStep)
        where TQuads : struct, IQuads<TQuads>
    {
        var r0 = TQuads.Load(ref source, sourceStep);
        var r1 = TQuads.Load(ref Unsafe.Add(ref source, sourceStep), sourceStep);
        var r2 = TQuads.Load(ref Unsafe.Add(ref source, 2 * sourceStep), sourceStep);
        var r3 = TQuads.Load(ref Unsafe.Add(ref source, 3 * sourceStep), sourceStep);

        // Even and odd elements of rows two apart, interleaved, and once more.
        var (a, b) = (TQuads.Low(r0, r2), TQuads.High(r0, r2));
        var (c, d) = (TQuads.Low(r1, r3), TQuads.High(r1, r3));
        TQuads.Store(TQuads.Low(a, c), ref target);
        TQuads.Store(TQuads.High(a, c), ref Unsafe.Add(ref target, targetStep));
        TQuads.Store(TQuads.Low(b, d), ref Unsafe.Add(ref target, 2 * targetStep));
        TQuads.Store(TQuads.High(b, d), ref Unsafe.Add(ref target, 3 * targetStep));
    }
}
