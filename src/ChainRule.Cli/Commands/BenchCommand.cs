using System.CommandLine;
using System.Globalization;
using ChainRule.Cli.Views;
using ChainRule.Workbench.Benchmarks;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Commands;

internal static class BenchCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "workloads (default: all)", Arity = ArgumentArity.ZeroOrMore };
        var threads = Arguments.Threads();
        var seconds = Arguments.Number("--seconds", "how long to measure each workload, at least 50 steps (default 1)", 0, 3600);
        var json = Arguments.Flag("--json", "print one JSON object per line");
        var command = new Verb(
            "bench",
            "Measures how fast this processor trains, infers and multiplies.",
            [
                "chainrule bench",
                "chainrule bench lenet5 gemm-1024 --threads 1",
                "chainrule bench mnist-cnn --json",
            ])
        { names, threads, seconds, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var workloads = Workloads.Named(parsed.GetValue(names) ?? []);
                var benchmark = new Benchmark(parsed.GetValue(threads) ?? Environment.ProcessorCount, TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? 1));
                var measurements = workloads.Select(workload => benchmark.Run(workload, cancellation));
                if (parsed.GetValue(json))
                    WriteJson(measurements);
                else
                    Write(Consoles.Output, measurements);
            },
            cancellation));
        return command;
    }

    private static void WriteJson(IEnumerable<Measurement> measurements)
    {
        foreach (var measurement in measurements)
            Console.WriteLine(measurement.ToJson());
    }

    // In a terminal the table grows while it is measured.
    private static void Write(IAnsiConsole console, IEnumerable<Measurement> measurements)
    {
        var peak = 0.0;
        var table = Tables.New("").AddRight("µs a step", "samples/s", "GFLOP/s", "of peak", "bytes a step", "peak memory");
        table.Columns[0].NoWrap();
        if (console.CanRedraw())
        {
            console.Live(table).Overflow(VerticalOverflow.Visible).Start(live => Fill(live.Refresh));
            WritePeak();
            return;
        }

        Fill(() => { });
        console.Write(table);
        WritePeak();

        void WritePeak() => console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the peak is {peak:0} GFLOP/s (multiply-adds)"));

        void Fill(Action refresh)
        {
            foreach (var m in measurements)
            {
                peak = m.Peak;
                table.Add(m.Workload, Number(1e6 * m.SecondsPerStep), Number(m.SamplesPerSecond), Number(m.Gflops), Figures.Percent(m.ShareOfPeak), $"{m.BytesPerStep:N0}", $"{m.PeakMemory / 1e6:N0} MB");
                refresh();
            }
        }
    }

    // Four digits.
    private static string Number(double value) =>
        value.ToString(value < 10 ? "0.000" : value < 100 ? "0.00" : value < 1000 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
