using ChainRule.Operations;

namespace ChainRule.Tests.Conventions;

/// <summary>
/// The public face of the library is the one that is written down, so that no change of it goes unseen.
/// <c>CHAINRULE_WRITE_FACE=1 dotnet test tests/ChainRule.Tests --filter FullyQualifiedName~PublicFaceTests</c> writes it anew.
/// </summary>
public sealed class PublicFaceTests
{
    private static readonly string File = Path.Combine(Fixtures.Root, "tests", "ChainRule.Tests", "Conventions", "public-face.txt");

    [Fact]
    public void It_is_the_one_that_is_written_down()
    {
        string[] now = [.. PublicFace.Of(typeof(Operation).Assembly)];
        if (Environment.GetEnvironmentVariable("CHAINRULE_WRITE_FACE") == "1")
            System.IO.File.WriteAllLines(File, now);
        var written = System.IO.File.ReadAllLines(File);
        var changes = written.Except(now).Select(line => $"- {line}").Concat(now.Except(written).Select(line => $"+ {line}")).ToList();
        if (!now.SequenceEqual(written))
            Assert.Fail($"The public face changed. If that is meant, CHAINRULE_WRITE_FACE=1 dotnet test tests/ChainRule.Tests --filter FullyQualifiedName~PublicFaceTests writes it anew.\n{string.Join('\n', changes)}");
    }
}
