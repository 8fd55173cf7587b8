using System.Xml.Linq;

namespace ChainRule.Tests.Conventions;

public sealed class RepositoryTests
{
    // Files of more than 400 lines, each with its reason.
    private static readonly Dictionary<string, string> Long = [];

    [Fact]
    public void The_library_references_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(Fixtures.Root, "src", "ChainRule", "ChainRule.csproj"));
        Assert.DoesNotContain(project.Descendants(), IsReference);
        var common = XDocument.Load(Path.Combine(Fixtures.Root, "Directory.Build.props"));
        Assert.DoesNotContain(common.Descendants(), IsReference);
    }

    [Theory]
    [InlineData("ChainRule.Workbench", "ChainRule")]
    [InlineData("ChainRule.Cli", "ChainRule.Workbench")]
    public void References_point_one_way(string project, string referenced)
    {
        var references = XDocument.Load(Path.Combine(Fixtures.Root, "src", project, project + ".csproj")).Descendants("ProjectReference");
        Assert.Equal([referenced], references.Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))));
    }

    [Fact]
    public void No_file_is_over_400_lines_but_those_listed_with_a_reason()
    {
        var found = Sources("src").Concat(Sources("tests")).Where(file => File.ReadAllLines(file).Length > 400);
        Assert.Equal(Long.Keys.Order(), found.Select(file => Path.GetRelativePath(Fixtures.Root, file).Replace('\\', '/')).Order());
    }

    [Fact]
    public void Half_of_the_files_are_under_80_lines_and_nine_in_ten_under_200()
    {
        var lengths = Sources("src").Select(file => File.ReadAllLines(file).Length).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 1, 79);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 199);
    }

    [Fact]
    public void Every_folder_of_the_library_says_in_30_lines_what_lives_there()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Fixtures.Root, "src", "ChainRule")))
        {
            if (Directory.GetFiles(folder, "*.cs").Length == 0 || Path.GetFileName(folder) is "bin" or "obj")
                continue;
            var readme = Path.Combine(folder, "README.md");
            Assert.True(File.Exists(readme), $"{readme} is missing.");
            Assert.InRange(File.ReadAllLines(readme).Length, 3, 30);
        }
    }

    private static bool IsReference(XElement element) => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Fixtures.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
