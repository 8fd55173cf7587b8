using System.Globalization;
using System.Text;
using ChainRule.Fuzz.Readers;
using ChainRule.Tensors;
using ChainRule.Tests;

namespace ChainRule.Fuzz;

/// <summary>Gives a reader inputs by the thousand, each made of its seed alone, and keeps the first seed of each kind of fault.</summary>
internal sealed class Fuzzer(string name, IFuzzedReader reader)
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, (ulong Seed, int Count)> _faults = [];
    private volatile Running _running = new(0, TimeSpan.Zero);

    /// <summary>How many inputs were read to the end.</summary>
    public int Accepted { get; private set; }

    /// <summary>A line for each kind of fault: what it is, how often it was met, and the seed that shows it.</summary>
    public async Task<IReadOnlyList<string>> Run(ulong firstSeed, int count)
    {
        _running = new(firstSeed, Environment.CpuUsage.TotalTime);
        var work = Task.Factory.StartNew(() => TryAll(firstSeed, count), TaskCreationOptions.LongRunning);
        while (await Task.WhenAny(work, Task.Delay(100)) != work)
        {
            var (seed, start) = _running;
            if (Environment.CpuUsage.TotalTime - start > LongestTime)
            {
                File.WriteAllBytes(Input(seed), reader.Draw(new RandomSource(seed, name)));
                return [Line("it takes longer than 2 s", seed, 1)];
            }
        }

        await work;
        return [.. _faults.Select(fault => Line(fault.Key, fault.Value.Seed, fault.Value.Count))];
    }

    private void TryAll(ulong firstSeed, int count)
    {
        using var folder = new TemporaryFolder();
        using var last = new FileStream(Path.Combine(AppContext.BaseDirectory, $"{name}.seed"), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var i = 0; i < count; i++)
        {
            var seed = firstSeed + (ulong)i;
            var input = reader.Draw(new RandomSource(seed, name));
            var file = folder.Write("input", input);

            // Where a fault ends the process, the seed is left here.
            RandomAccess.Write(last.SafeFileHandle, Encoding.ASCII.GetBytes(seed.ToString("D20", CultureInfo.InvariantCulture)), 0);
            _running = new(seed, Environment.CpuUsage.TotalTime);
            var trial = Trial.Of(reader, file, input.Length);
            Accepted += trial.IsAccepted ? 1 : 0;
            if (trial.Fault is { } fault)
                Keep(fault, seed, file);
        }
    }

    private void Keep(string fault, ulong seed, string file)
    {
        if (_faults.TryGetValue(fault, out var met))
        {
            _faults[fault] = (met.Seed, met.Count + 1);
            return;
        }

        _faults[fault] = (seed, 1);
        File.Copy(file, Input(seed), overwrite: true);
    }

    private string Input(ulong seed) => Path.Combine(AppContext.BaseDirectory, FormattableString.Invariant($"{name}.{seed}"));

    private string Line(string fault, ulong seed, int count) => FormattableString.Invariant(
        $"{fault} ({count} {(count == 1 ? "time" : "times")}, the first input is {Input(seed)}). To see it: CHAINRULE_FUZZ_SEED={seed} CHAINRULE_FUZZ_COUNT=1 dotnet test tests/ChainRule.Fuzz --filter DisplayName~{name}");

    private sealed record Running(ulong Seed, TimeSpan Start);
}
