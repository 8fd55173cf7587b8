using System.Runtime.Versioning;
using ChainRule.Data;
using ChainRule.Models;
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
    public void What_a_killed_run_left_is_taken_away()
    {
        foreach (var left in (string[])[".left.partial", ".lock", ".starting/metrics.jsonl", "unfinished/metrics.jsonl", "unfinished/model.safetensors", "unfinished/checkpoints/epoch-00001-sample-0000000.safetensors"])
            _folder.Write("run/" + left, "half");
        Run(_folder.File("run"), "{\"epoch\":1}");
        Assert.Equal(["metrics.jsonl", "model.safetensors", "summary.json"], Names("run"));
    }

    [Fact]
    public void One_training_at_a_time_writes_to_a_folder()
    {
        using (var first = RunFolder.Create(_folder.File("run")))
        {
            first.AppendMetrics("{\"epoch\":7}");
            Assert.Equal(
                _folder.File("run") + ": another training is saving into this folder; wait until it ends, or name another folder",
                Assert.Throws<InputException>(() => RunFolder.Create(_folder.File("run"), overwrite: true)).Message);
            first.Complete(Model(2), "{}");
        }

        Assert.Equal("{\"epoch\":7}\n", Text("metrics.jsonl"));
        RunFolder.Create(_folder.File("run"), overwrite: true).Dispose();
    }

    // Where a kill can fall: the new run is complete, and some of its files are in their places.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whoever_comes_next_finishes_what_a_kill_left_between_two_files(int moved)
    {
        Run(_folder.File("new"), "{\"epoch\":5}");
        Run(_folder.File("run"), "{\"epoch\":1}", outputs: 3);
        Directory.CreateDirectory(_folder.File("run/.complete"));
        foreach (var (i, name) in ((string[])["model.safetensors", "metrics.jsonl", "summary.json"]).Index())
            File.Move(_folder.File("new/" + name), _folder.File((i < moved ? "run/" : "run/.complete/") + name), overwrite: true);

        Assert.Throws<InputException>(() => RunFolder.Check(_folder.File("run"), overwrite: false));
        Assert.Equal(2, ModelUse.Load(_folder.File("run")).Model.Output.Count);
        Assert.Equal(["metrics.jsonl", "model.safetensors", "summary.json"], Names("run"));
        Assert.Equal("{\"epoch\":5}\n{\"epoch\":2}\n", Text("metrics.jsonl"));
    }

    [Fact]
    public void A_complete_run_whose_folder_another_holds_is_read_where_it_lies()
    {
        Run(_folder.File("new"), "{\"epoch\":5}");
        Run(_folder.File("run"), "{\"epoch\":1}", outputs: 3);
        Directory.Move(_folder.File("new"), _folder.File("run/.complete"));
        using var held = new FileStream(_folder.File("run/.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(2, ModelUse.Load(_folder.File("run")).Model.Output.Count);
        Assert.Equal("{\"epoch\":1}\n{\"epoch\":2}\n", Text("metrics.jsonl"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Permissions_stay_as_they_were()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such permissions.");
        Run(_folder.File("run"), "{}");
        File.SetUnixFileMode(_folder.File("run/metrics.jsonl"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Run(_folder.File("run"), "{}");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("run/metrics.jsonl")));
    }

    [Fact]
    public void An_incomplete_run_leaves_nothing()
    {
        using (var run = RunFolder.Create(_folder.File("run")))
            run.AppendMetrics("{\"epoch\":1}");
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public void An_incomplete_run_with_a_checkpoint_stays_and_is_not_replaced_unless_that_is_asked_for()
    {
        using (var run = RunFolder.Create(_folder.File("run")))
        {
            run.AppendMetrics("{\"epoch\":1}");
            Assert.Equal(
                _folder.File("run") + ": another training is saving into this folder; wait until it ends, or name another folder",
                Assert.Throws<InputException>(() => RunFolder.Check(_folder.File("run"), overwrite: false)).Message);
            Assert.True(RunStatus.Of(_folder.File("run")).IsTraining);
            _folder.Write("run/unfinished/checkpoints/epoch-00001-sample-0000000.safetensors", "");
        }

        Assert.Equal(new RunStatus(_folder.File("run"), false, 2, false) { CanBeResumed = true }, RunStatus.Of(_folder.File("run")));
        Assert.Contains("the folder holds a run that was interrupted; \"chainrule train --resume '", Assert.Throws<InputException>(() => RunFolder.Create(_folder.File("run"))).Message, StringComparison.Ordinal);
        Run(_folder.File("run"), "{\"epoch\":1}");
        Assert.Equal(["metrics.jsonl", "model.safetensors", "summary.json"], Names("run"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"epoch\":3}\n")]
    [InlineData("{\"epoch\":3}\n{\"epoch\":4}\n")]
    [InlineData("{\"epo")]
    public void Metrics_from_beyond_the_checkpoint_are_cut_off(string beyond)
    {
        var metrics = _folder.Write("metrics.jsonl", "{\"epoch\":1}\n{\"epoch\":2}\n" + beyond);
        RunMetrics.Copy(metrics, metrics, epochs: 2);
        Assert.Equal("{\"epoch\":1}\n{\"epoch\":2}\n", File.ReadAllText(metrics));
    }

    [Fact]
    public void A_folder_with_other_things_is_refused()
    {
        File.WriteAllText(_folder.File("thesis.txt"), "");
        var fault = Assert.Throws<InputException>(() => RunFolder.Create(_folder.Path));
        Assert.Equal(_folder.Path + ": the folder holds \"thesis.txt\", which is not part of a run; name a new or an empty folder, or that of an earlier run with --overwrite", fault.Message);
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
            $"{_folder.Path}: the folder holds \"{name}\", which is not part of a run; name a new or an empty folder, or that of an earlier run with --overwrite",
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
            Assert.Throws<IOException>(() => run.Complete(Model(3), "{}"));
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

    private static void Run(string path, string firstLine, int outputs = 2)
    {
        using var run = RunFolder.Create(path, overwrite: true);
        run.AppendMetrics(firstLine);
        run.AppendMetrics("{\"epoch\":2}");
        run.Complete(Model(outputs), "{\"loss\":0.5}");
    }

    private static Model Model(int outputs) => ComposedNetwork.Of("composed", [2], new() { Layers = $"linear {outputs}", Loss = "mse" });

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder.File("run"), name));

    private string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(_folder.File(folder)).Select(entry => Path.GetFileName(entry)).Order()];
}
