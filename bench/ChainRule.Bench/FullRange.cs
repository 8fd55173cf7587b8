using System.Globalization;

namespace ChainRule.Bench;

/// <summary>The largest error of each function over all 2³² floats.</summary>
internal static class FullRange
{
    private const int BlockBits = 16;

    public static void Print(TextWriter output)
    {
        output.WriteLine("| function | largest error, ULP | at x | computed | true |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        output.WriteLine(Measure<ExpFunction>());
        output.WriteLine(Measure<Expm1Function>());
        output.WriteLine(Measure<LogFunction>());
        output.WriteLine(Measure<TanhFunction>());
        output.WriteLine(Measure<ErfFunction>());
    }

    private static string Measure<TFunction>()
        where TFunction : IElementary
    {
        var worst = new Worst(-1, 0, 0, 0);
        var gate = new Lock();
        Parallel.For(0, 1 << (32 - BlockBits), block =>
        {
            var worstOfBlock = MeasureBlock<TFunction>((uint)block << BlockBits);
            lock (gate)
                worst = worst.Error >= worstOfBlock.Error ? worst : worstOfBlock;
        });
        return string.Create(CultureInfo.InvariantCulture, $"| {TFunction.Name} | {worst.Error:F3} | {worst.X:R} | {worst.Computed:R} | {worst.Truth:G10} |");
    }

    private static Worst MeasureBlock<TFunction>(uint firstPattern)
        where TFunction : IElementary
    {
        var x = new float[1 << BlockBits];
        var y = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
            x[i] = BitConverter.UInt32BitsToSingle(firstPattern + (uint)i);
        Map.RunWidest<TFunction, float>(x, y);

        var wide = new double[x.Length];
        var truths = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            wide[i] = x[i];
        TFunction.Reference(wide, truths);

        var worst = new Worst(-1, 0, 0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            var error = UlpError.Of(y[i], truths[i]);
            if (error > worst.Error)
                worst = new(error, x[i], y[i], truths[i]);
        }

        return worst;
    }

    private readonly record struct Worst(double Error, float X, float Computed, double Truth);
}
