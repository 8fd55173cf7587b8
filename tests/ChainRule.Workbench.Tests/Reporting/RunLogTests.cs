using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Workbench.Tests.Reporting;

public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Figures_stand_beside_their_epochs()
    {
        var log = Of("""{"event":"epoch","epoch":1,"loss":0.5}""", """{"event":"epoch","epoch":2,"loss":null,"validation_loss":3,"gradient_norms":{"0":0.25}}""");
        Assert.Equal([1, 2], log.Epochs);
        Assert.Equal([0.5, double.NaN], log["loss"]);
        Assert.Equal([double.NaN, 3], log["validation_loss"]);
        Assert.Equal([double.NaN, 0.25], log["gradient_norms/0"]);
        Assert.Empty(log["accuracy"]);
    }

    [Fact]
    public void An_epoch_that_was_trained_again_replaces_what_followed()
    {
        var log = Of("""{"epoch":1,"loss":3}""", """{"epoch":2,"loss":2}""", """{"epoch":3,"loss":1}""", """{"epoch":2,"loss":5}""");
        Assert.Equal([1, 2], log.Epochs);
        Assert.Equal([3, 5], log["loss"]);
    }

    [Fact]
    public void The_best_epoch_has_the_smallest_validation_loss()
    {
        Assert.Equal(1, Of("""{"epoch":1,"loss":3,"validation_loss":2}""", """{"epoch":2,"loss":2,"validation_loss":1}""", """{"epoch":3,"loss":1,"validation_loss":4}""").Best);
        Assert.Equal(0, Of("""{"epoch":1,"loss":3}""", """{"epoch":2,"loss":null}""").Best);
        Assert.Equal(-1, new RunLog().Best);
    }

    [Fact]
    public void A_killed_run_may_have_half_a_line_at_its_end()
    {
        _folder.Write("run/metrics.jsonl", "{\"epoch\":1,\"loss\":0.5}\n{\"epoch\":2,\"lo");
        Assert.Equal([1], RunLog.Read(_folder.File("run")).Epochs);
    }

    [Fact]
    public void A_damaged_line_is_refused_with_its_place()
    {
        _folder.Write("run/metrics.jsonl", "{\"epoch\":1}\n{\"epoch\":\n");
        Assert.Contains("metrics.jsonl, line 2", Assert.Throws<InputException>(() => RunLog.Read(_folder.File("run"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_metrics_is_no_run()
    {
        _folder.Write("other/file", "");
        Assert.Contains("this is not the folder of a run", Assert.Throws<InputException>(() => RunLog.Read(_folder.File("other"))).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => RunLog.Read(_folder.File("nowhere")));
    }

    private static RunLog Of(params string[] lines)
    {
        var log = new RunLog();
        foreach (var line in lines)
            log.Add(line);
        return log;
    }
}
