namespace ChainRule.Cli.Tests.Refusals;

public sealed class OutputOverInputTests(TrainedFlowers trained) : WithinProcessTests
{
    private const string Remedy = "; choose another file to write";

    [Fact]
    public async Task What_is_read_is_not_written_over_by_whatever_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege.");
        Directory.CreateDirectory(File("m"));
        System.IO.File.Copy(Path.Combine(trained.Run, "model.safetensors"), File("m/model.safetensors"));
        Write("d.csv", SmallData.Flowers());
        System.IO.File.Copy(Fixtures.Network("one-one-one"), File("n.json"));
        System.IO.File.CreateSymbolicLink(File("l.csv"), "d.csv");
        Directory.CreateSymbolicLink(File("also-m"), "m");

        await RefusesAsync("this would overwrite the data", "l.csv", "predict", "m", "d.csv");
        await RefusesAsync("this would overwrite the data", "d.csv", "predict", "m", "l.csv");
        await RefusesAsync("this would overwrite the model", "m/model.safetensors", "predict", "m", "d.csv");
        await RefusesAsync("this would overwrite the model", "m/model.safetensors", "predict", "also-m", "d.csv");
        await RefusesAsync("this would overwrite the file", "n.json", "explain", "n.json");
        await RefusesAsync("this would overwrite the data", "d.csv", "explain", "m", "--data", "d.csv", "--row", "0", "--parameter", "0.weight[0,0]");
        await RefusesAsync("this would overwrite the file", "m/model.safetensors", "explain", "m", "--data", "d.csv", "--row", "0", "--parameter", "0.weight[0,0]");
        (await RunAsync("predict", "m", "d.csv", "--out", "m/predicted.csv")).Succeeded();
        (await RunAsync("predict", "m", "d.csv", "--out", "m/predicted.csv")).Succeeded();
    }

    private async Task RefusesAsync(string problem, string output, params string[] arguments) =>
        Assert.Equal($"{output}: {problem}{Remedy}", (await RunAsync([.. arguments, "--out", output])).Refusal());
}
