namespace ChainRule.Cli.Tests.Promises;

public sealed class SameBitsTests : CommandTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_model_on_any_number_of_threads()
    {
        Write("flowers.csv", SmallData.Flowers(200));
        foreach (var threads in (string[])["1", "2", "8"])
            (await RunAsync("train", "flowers.csv", "--layers", "linear 256, gelu, dropout 0.3, linear 3", "--batch", "128", "--epochs", "3", "--seed", "7", "--threads", threads, "--out", $"run{threads}")).Succeeded();
        (await RunAsync("train", "flowers.csv", "--layers", "linear 256, gelu, dropout 0.3, linear 3", "--batch", "128", "--epochs", "3", "--seed", "8", "--out", "other")).Succeeded();
        Assert.Equal(Model("run1"), Model("run2"));
        Assert.Equal(Model("run1"), Model("run8"));
        Assert.NotEqual(Model("run1"), Model("other"));
    }

    private byte[] Model(string run) => System.IO.File.ReadAllBytes(File($"{run}/model.safetensors"));
}
