using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using ChainRule.Algebra;

namespace ChainRule.Bench;

/// <summary>What each function costs at each width.</summary>
internal static class Speed
{
    // No power of two: arrays that lie a multiple of 4 KiB apart would delay the loads behind the stores.
    private const int Length = 4000;
    private const int Repetitions = 2000;

    public static void Print(TextWriter output)
    {
        output.WriteLine("nanoseconds per element");
        output.WriteLine("| function | 512 bits | 256 bits | 128 bits | one by one | reference in double |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        PrintType<float>(output);
        PrintType<double>(output);
    }

    private static void PrintType<T>(TextWriter output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PrintRow<ExpFunction, T>(output);
        PrintRow<Expm1Function, T>(output);
        PrintRow<LogFunction, T>(output);
        PrintRow<TanhFunction, T>(output);
        PrintRow<ErfFunction, T>(output);
    }

    private static void PrintRow<TFunction, T>(TextWriter output)
        where TFunction : IElementary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string[] costs =
        [
            Vector512.IsHardwareAccelerated ? Cost<T>(Map.Run<TFunction, Lanes512<T>, T>) : "",
            Vector256.IsHardwareAccelerated ? Cost<T>(Map.Run<TFunction, Lanes256<T>, T>) : "",
            Cost<T>(Map.Run<TFunction, Lanes128<T>, T>),
            Cost<T>(Map.Run<TFunction, Lane<T>, T>),
            Cost<double>(TFunction.Reference),
        ];
        output.WriteLine($"| {TFunction.Name}, {typeof(T).Name} | {string.Join(" | ", costs)} |");
    }

    // The best of ten measurements: the others were disturbed.
    private static string Cost<T>(Kernel<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = new T[Length];
        var y = new T[Length];
        for (var i = 0; i < Length; i++)
            x[i] = T.CreateTruncating(0.01 + 4.0 * i / Length);
        var best = TimeSpan.MaxValue;
        for (var measurement = 0; measurement < 10; measurement++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Repetitions / 10; i++)
                kernel(x, y);
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        return (best.TotalNanoseconds / Length / (Repetitions / 10)).ToString("F2", CultureInfo.InvariantCulture);
    }

    private delegate void Kernel<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
