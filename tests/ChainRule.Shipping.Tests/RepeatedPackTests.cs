using ChainRule.Tests;

namespace ChainRule.Shipping.Tests;

public sealed class RepeatedPackTests : IDisposable
{
    private readonly TemporaryFolder _once = new(), _again = new();

    public void Dispose()
    {
        _once.Dispose();
        _again.Dispose();
    }

    [Fact]
    public async Task Packing_the_same_again_elsewhere_gives_the_same_bytes()
    {
        var (once, again) = (await BuildAndPack(_once), await BuildAndPack(_again));
        foreach (var file in Directory.GetFiles(once))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again, Path.GetFileName(file)))), Path.GetFileName(file));
    }

    // Builds from nothing, beside the packages.
    private static async Task<string> BuildAndPack(TemporaryFolder folder)
    {
        await Repository.Pack(folder.File("packages"), "--artifacts-path", folder.File("artifacts"), "-p:RunAnalyzers=false");
        return folder.File("packages");
    }
}
