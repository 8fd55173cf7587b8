using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Tests.Models;

public sealed class RunSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Runs => _folder.File("runs");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_described_is_read_again()
    {
        using var runs = Create();
        var described = runs.Description with { Models = ["fold-1", "fold-2"], Time = TimeSpan.FromSeconds(2.5), Table = [1, "two"] };
        runs.Describe(described);
        var read = RunSetFile.Find(Runs)!;
        Assert.Equal((described.Verb, described.IsComplete, described.Time), (read.Verb, read.IsComplete, read.Time));
        Assert.Equal(described.Command, read.Command);
        Assert.Equal(described.Models, read.Models);
        Assert.Equal("""[1,"two"]""", read.Table.ToJsonString());
    }

    [Fact]
    public void Earlier_runs_are_replaced_only_where_that_is_asked_for()
    {
        using (var earlier = Create())
        {
            File.WriteAllText(_folder.Write("runs/fold-1/model.safetensors", ""), "");
            earlier.Report(page => page.WriteByte(1));
        }

        _folder.Write("runs/mine/notes.txt", "");
        var resume = $"\"{RunSetFile.Find(Runs)!.ResumeCommand(Runs)}\"";
        Assert.Equal($"{Runs}: the folder holds a cross-validation that was interrupted; {resume} goes on with it; add --overwrite to replace it", Refused(() => RunSet.Check(Runs, overwrite: false)));
        using (var again = Create(overwrite: true))
            again.Describe(again.Description with { IsComplete = true });
        Assert.Equal(["mine"], Directory.EnumerateDirectories(Runs).Select(folder => Path.GetFileName(folder)));
        Assert.False(File.Exists(Path.Combine(Runs, "report.html")));
        Assert.Equal($"{Runs}: the folder holds the runs of an earlier cross-validation; add --overwrite to replace it", Refused(() => RunSet.Check(Runs, overwrite: false)));
        Assert.Equal($"{Runs}: the cross-validation is complete; start it anew, in another folder", Refused(() => RunSet.Resume(Runs)));
    }

    [Fact]
    public void Other_folders_are_left_alone()
    {
        _folder.Write("single/model.safetensors", "");
        _folder.Write("other/notes.txt", "");
        Assert.EndsWith("the folder holds a single run; name another folder", Refused(() => RunSet.Check(_folder.File("single"), overwrite: true)), StringComparison.Ordinal);
        Assert.Contains("the folder holds \"notes.txt\", which is not part of a run", Refused(() => RunSet.Check(_folder.File("other"), overwrite: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_command_at_a_time_writes_to_a_folder()
    {
        using var runs = Create();
        Assert.Equal($"{Runs}: another training is saving into this folder; wait until it ends, or name another folder", Refused(() => RunSet.Resume(Runs)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"verb":"train","command":[1],"complete":false,"models":[],"seconds":0,"table":[]}""")]
    [InlineData("""{"verb":"train","command":[],"complete":false,"models":[],"seconds":1e300,"table":[]}""")]
    [InlineData("""{"verb":"train","command":[],"complete":false,"models":[],"seconds":0,"table":{}}""")]
    [InlineData("""{"verb":null,"command":[],"complete":false,"models":[],"seconds":0,"table":[]}""")]
    public void A_file_of_something_else_is_refused(string json)
    {
        var file = _folder.Write("runs/runs.json", json);
        Assert.Equal($"{file}: this file was not written by train --folds or search; start the command anew, in another folder", Refused(() => RunSetFile.Find(Runs)));
    }

    private RunSet Create(bool overwrite = false) => RunSet.Create(Runs, overwrite, "train", ["--folds=5", "--", "data.csv"]);

    private static string Refused(Action act) => Assert.Throws<InputException>(act).Message;
}
