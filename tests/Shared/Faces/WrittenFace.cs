using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace ChainRule.Tests;

/// <summary>
/// The public face of a library is the one that is written down beside its test, so that no change of it goes unseen, neither here nor in CHANGELOG.md.
/// With CHAINRULE_WRITE_FACE=1 the test writes it anew.
/// </summary>
public abstract class WrittenFace(Assembly assembly, [CallerFilePath] string test = "")
{
    private readonly string _file = Path.Combine(Path.GetDirectoryName(test)!, "public-face.txt");

    [Fact]
    public void It_is_the_one_that_is_written_down()
    {
        string[] now = [.. PublicFace.Of(assembly)];
        if (Environment.GetEnvironmentVariable("CHAINRULE_WRITE_FACE") == "1")
            File.WriteAllLines(_file, now);
        var written = File.ReadAllLines(_file);
        var changes = written.Except(now).Select(line => $"- {line}").Concat(now.Except(written).Select(line => $"+ {line}")).ToList();
        if (!now.SequenceEqual(written))
            Assert.Fail($"The public face changed. If that is meant, CHAINRULE_WRITE_FACE=1 dotnet test {Project} --filter FullyQualifiedName~PublicFaceTests writes it anew.\n{string.Join('\n', changes)}");
    }

    [Fact]
    public void A_change_of_it_is_a_line_of_the_changelog()
    {
        var line = $"- Public face of {assembly.GetName().Name}: {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_file)))[..8]}";
        var newest = File.ReadAllText(Path.Combine(Root, "CHANGELOG.md")).ReplaceLineEndings("\n").Split("\n## ")[1];
        Assert.True(newest.Split('\n').Contains(line), $"The public face changed. Say in the first section of CHANGELOG.md what is new or different for those who use the library, and end it with\n{line}");
    }

    private string Root => Path.GetFullPath(Path.Combine(Project, "..", ".."));

    // tests/LIBRARY.Tests/Conventions holds the test.
    private string Project => Path.GetDirectoryName(Path.GetDirectoryName(test))!;
}
