namespace ChainRule.Cli.Tests.Verbs;

/// <summary>What is measured is told whole; how long it took is nobody's promise.</summary>
public sealed class BenchTests : CommandTests
{
    private static readonly string[] Keys = ["workload", "microseconds_per_step", "samples_per_second", "gflops", "share_of_peak", "bytes_per_step", "threads"];

    [Fact]
    public async Task Json_is_one_object_a_line_with_every_figure()
    {
        var outcome = (await RunAsync("bench", "mlp-2-2-2", "infer-mlp-1", "gemm-64", "--threads", "1", "--seconds", "0", "--json")).Succeeded();
        Assert.Equal(["mlp-2-2-2", "infer-mlp-1", "gemm-64"], outcome.Json.Select(line => line.GetProperty("workload").GetString()));
        foreach (var line in outcome.Json)
        {
            Assert.Equal(Keys, line.EnumerateObject().Select(figure => figure.Name));
            Assert.All(Keys[1..5], key => Assert.True(line.GetProperty(key).GetDouble() > 0, key));
            Assert.Equal(1, line.GetProperty("threads").GetInt32());
        }
    }

    [Fact]
    public async Task Text_is_a_table()
    {
        var outcome = (await RunAsync("bench", "mlp-2-2-2", "--threads", "2", "--seconds", "0")).Succeeded();
        Assert.Matches(@" \d+\.\d % │", outcome.Output);
        Assert.Matches(@"^the peak is \d+ GFLOP/s \(multiply-adds\)$", outcome.Lines[^1]);
        foreach (var cell in (string[])["│ mlp-2-2-2 │", " µs a step │", " of peak │", " bytes a ", " memory │"])
            Assert.Contains(cell, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_unknown_is_refused_with_those_that_are_known()
    {
        var refusal = (await RunAsync("bench", "gemm-64", "gemm-65")).Refusal();
        Assert.StartsWith("command line: \"gemm-65\" is not a workload; there are mlp-2-2-2, mlp-4-16-3, ", refusal, StringComparison.Ordinal);
        Assert.EndsWith(", gemm-1024, gemm-2048", refusal, StringComparison.Ordinal);
    }
}
