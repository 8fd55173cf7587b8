using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Models;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_complete_run_leaves_three_files()
    {
        Run(_folder.File("run"), "{\"epoch\":1}");
        Assert.Equal(["metrics.jsonl", "model.safetensors", "summary.json"], Names("run"));
        Assert.Equal("{\"epoch\":1}\n{\"epoch\":2}\n", Text("metrics.jsonl"));
        Assert.Equal("{\"loss\":0.5}\n", Text("summary.json"));
    }

    [Fact]
    public void A_run_replaces_an_earlier_one_when_it_is_complete()
    {
        Run(_folder.File("run"), "{\"epoch\":1}");
        using (var run = RunFolder.Create(_folder.File("run"), overwrite: true))
            run.AppendMetrics("{\"epoch\":9}");
        Assert.Equal("{\"epoch\":1}\n{\"epoch\":2}\n", Text("metrics.jsonl"));
        Assert.Equal(["metrics.jsonl", "model.safetensors", "summary.json"], Names("run"));

        Run(_folder.File("run"), "{\"epoch\":0}");
        Assert.Equal("{\"epoch\":0}\n{\"epoch\":2}\n", Text("metrics.jsonl"));
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("metrics.jsonl")]
    [InlineData("summary.json")]
    public void An_earlier_run_is_replaced_only_where_that_is_asked_for(string kept)
    {
        _folder.Write("run/" + kept, "");
        foreach (var make in (Action[])[() => RunFolder.Check(_folder.File("run"), overwrite: false), () => RunFolder.Create(_folder.File("run"))])
        {
            Assert.Equal(
                _folder.File("run") + ": the folder holds an earlier run; add --overwrite to replace it, or name another folder",
                Assert.Throws<InputException>(make).Message);
        }

        Assert.Equal([kept], Names("run"));
    }

    [Fact]
    public void What_a_killed_run_left_is_taken_away_and_what_another_writes_stays()
    {
        _folder.Write("run/.left.partial", "half");
        using var other = RunFolder.Create(_folder.File("run"));
        other.AppendMetrics("{}");
        Assert.DoesNotContain(".left.partial", Names("run"));
        using var run = RunFolder.Create(_folder.File("run"));
        Assert.Equal(2, Names("run").Length);
    }

    [Fact]
    public void An_incomplete_run_leaves_nothing()
    {
        using (var run = RunFolder.Create(_folder.File("run")))
            run.AppendMetrics("{\"epoch\":1}");
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public void A_folder_with_other_things_is_refused()
    {
        File.WriteAllText(_folder.File("thesis.txt"), "");
        var fault = Assert.Throws<InputException>(() => RunFolder.Create(_folder.Path));
        Assert.Equal(_folder.Path + ": the folder holds \"thesis.txt\", which is not a run's; name a new or an empty folder, or that of an earlier run with --overwrite", fault.Message);
        fault = Assert.Throws<InputException>(() => RunFolder.Create(_folder.File("thesis.txt")));
        Assert.Equal(_folder.File("thesis.txt") + ": this is a file; name a folder for the run", fault.Message);
        Assert.Equal(["thesis.txt"], Names("."));
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("metrics.jsonl")]
    [InlineData("summary.json")]
    public void A_folder_in_the_place_of_a_file_is_refused(string name)
    {
        Directory.CreateDirectory(_folder.File(name));
        Assert.Equal(
            $"{_folder.Path}: the folder holds \"{name}\", which is not a run's; name a new or an empty folder, or that of an earlier run with --overwrite",
            Assert.Throws<InputException>(() => RunFolder.Create(_folder.Path)).Message);
    }

    [Fact]
    public void Where_one_file_cannot_be_written_the_others_stay()
    {
        Run(_folder.File("run"), "{\"epoch\":1}");
        var before = File.ReadAllBytes(_folder.File("run/model.safetensors"));
        using (var run = RunFolder.Create(_folder.File("run"), overwrite: true))
        {
            run.AppendMetrics("{\"epoch\":9}");
            File.Delete(_folder.File("run/summary.json"));
            Directory.CreateDirectory(_folder.File("run/summary.json"));
            Assert.Throws<IOException>(() => run.Complete(new(Network.Compose("composed", [2], new() { Layers = "linear 3", Loss = "mse" })), "{}"));
        }

        Assert.Equal(before, File.ReadAllBytes(_folder.File("run/model.safetensors")));
        Assert.Equal("{\"epoch\":1}\n{\"epoch\":2}\n", Text("metrics.jsonl"));
        Assert.Equal(["metrics.jsonl", "model.safetensors", "summary.json"], Names("run"));
    }

    [Fact]
    public void A_line_of_metrics_is_one_line()
    {
        using var run = RunFolder.Create(_folder.File("run"));
        Assert.Throws<ArgumentException>(() => run.AppendMetrics("{\n}"));
    }

    private static void Run(string path, string firstLine)
    {
        using var run = RunFolder.Create(path, overwrite: true);
        run.AppendMetrics(firstLine);
        run.AppendMetrics("{\"epoch\":2}");
        run.Complete(new(Network.Compose("composed", [2], new() { Layers = "linear 2", Loss = "mse" })), "{\"loss\":0.5}");
    }

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder.File("run"), name));

    private string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(_folder.File(folder)).Select(entry => Path.GetFileName(entry)).Order()];
}
