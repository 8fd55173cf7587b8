using System.Diagnostics;
using ChainRule.Optimizers;
using ChainRule.Training;

namespace ChainRule.Bench.Endurance;

/// <summary>From a tenth of a long training to its end, managed heap and resident memory must stay within 5 %.</summary>
internal static class LongTraining
{
    private const double Limit = 0.05;

    public static async Task<bool> RunAsync(int steps)
    {
        var trainer = SmallTraining.New(new Adam(1e-3), new MeterCallback());
        var epochs = steps / SmallTraining.StepsPerEpoch;
        var measured = new List<(long Heap, long Resident)>();
        var clock = Stopwatch.StartNew();
        Console.WriteLine("| steps | managed heap, KiB | resident, KiB | seconds |");
        Console.WriteLine("| ---: | ---: | ---: | ---: |");
        await foreach (var report in trainer.FitAsync(SmallTraining.Data, SmallTraining.Data, epochs))
        {
            if (report.Epoch % (epochs / 20) != 0)
                continue;
            var (heap, resident) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
            // The first measurement starts what the collector needs from then on, so it does not count.
            if (report.Epoch >= epochs / 10)
                measured.Add((heap, resident));
            Console.WriteLine($"| {trainer.Optimizer.StepCount} | {heap / 1024} | {resident / 1024} | {clock.Elapsed.TotalSeconds:0.0} |");
        }

        var (heaps, residents) = (Growth(measured.Select(m => m.Heap)), Growth(measured.Select(m => m.Resident)));
        Console.WriteLine($"\nfrom a tenth on, the managed heap grew by at most {heaps:P1}, resident memory by {residents:P1}");
        return trainer.Optimizer.StepCount == epochs * (long)SmallTraining.StepsPerEpoch && SmallTraining.IsFinite(trainer.State()) && heaps <= Limit && residents <= Limit;
    }

    private static double Growth(IEnumerable<long> sizes) => (double)sizes.Max() / sizes.First() - 1;
}
