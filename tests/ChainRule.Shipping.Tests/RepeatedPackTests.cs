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
        var (once, again) = (await Repository.PackFromNothing(_once.Path), await Repository.PackFromNothing(_again.Path));
        foreach (var file in Directory.GetFiles(once))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again, Path.GetFileName(file)))), Path.GetFileName(file));
    }
}
