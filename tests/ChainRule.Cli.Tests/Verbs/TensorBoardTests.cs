namespace ChainRule.Cli.Tests.Verbs;

public sealed class TensorBoardTests : CommandTests
{
    [Fact]
    public async Task Each_training_writes_into_a_folder_of_its_own()
    {
        Write("houses.csv", SmallData.Houses());
        for (var run = 0; run < 2; run++)
            (await RunAsync("train", "houses.csv", "--epochs", "2", "--tensorboard", "boards/häng")).Succeeded();
        foreach (var run in (string[])["run-1", "run-2"])
        {
            foreach (var set in (string[])["train", "validation"])
                Assert.Contains("tfevents", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(File($"boards/häng/{run}/{set}")))), StringComparison.Ordinal);
        }

        Assert.Equal(["boards", "houses.csv"], Entries());
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        Write("board", "");
        Assert.Equal("board: this is a file; name a folder for TensorBoard's events", (await RunAsync("train", "xor", "--tensorboard", "board")).Refusal());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        Write("file", "");
        Assert.StartsWith("file/board: no events can be written there: ", (await RunAsync("train", "xor", "--tensorboard", "file/board")).Refusal(), StringComparison.Ordinal);
    }
}
