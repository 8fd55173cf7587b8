using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChainRule.Tests.Conventions;

public sealed partial class RepositoryTests
{
    private static IEnumerable<string> Rooms => Directory.GetDirectories(Path.Combine(Fixtures.Root, "src", "ChainRule"))
        .Where(folder => Directory.GetFiles(folder, "*.cs").Length > 0 && Path.GetFileName(folder) is not ("bin" or "obj"));

    [Fact]
    public void The_library_references_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(Fixtures.Root, "src", "ChainRule", "ChainRule.csproj"));
        Assert.DoesNotContain(project.Descendants(), IsReference);
        foreach (var common in new[] { "", "src" })
            Assert.DoesNotContain(XDocument.Load(Path.Combine(Fixtures.Root, common, "Directory.Build.props")).Descendants(), IsReference);
    }

    [Theory]
    [InlineData("ChainRule.Keras", "ChainRule")]
    [InlineData("ChainRule.Onnx", "ChainRule")]
    [InlineData("ChainRule.Workbench", "ChainRule", "ChainRule.Keras", "ChainRule.Onnx")]
    [InlineData("ChainRule.Cli", "ChainRule.Workbench")]
    public void References_point_one_way(string project, params string[] referenced)
    {
        var references = XDocument.Load(Path.Combine(Fixtures.Root, "src", project, project + ".csproj")).Descendants("ProjectReference");
        Assert.Equal(referenced, references.Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))));
    }

    [Fact]
    public void Every_packed_library_has_its_public_face_written_down()
    {
        var packed = Directory.GetFiles(Path.Combine(Fixtures.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => XDocument.Load(file) is var project && project.Descendants("IsPackable").Any(value => value.Value == "true") && !project.Descendants("PackAsTool").Any())
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToList();
        Assert.Contains("ChainRule", packed);
        Assert.All(packed, name => Assert.True(File.Exists(Path.Combine(Fixtures.Root, "tests", $"{name}.Tests", "Conventions", "public-face.txt")), $"{name} wants a PublicFaceTests."));
    }

    [Fact]
    public void No_file_is_over_400_lines() =>
        Assert.DoesNotContain(Sources("src").Concat(Sources("tests")), file => File.ReadAllLines(file).Length > 400);

    [Fact]
    public void No_source_is_over_230_lines_half_are_within_45_and_nine_in_ten_under_200()
    {
        var lengths = Sources("src").Select(file => File.ReadAllLines(file).Length).Order().ToArray();
        Assert.InRange(lengths[^1], 1, 230);
        Assert.InRange(lengths[lengths.Length / 2], 1, 45);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 199);
    }

    [Fact]
    public void Every_folder_of_the_library_says_in_30_lines_what_lives_there()
    {
        foreach (var folder in Rooms)
        {
            var readme = Path.Combine(folder, "README.md");
            Assert.True(File.Exists(readme), $"{readme} is missing.");
            Assert.InRange(File.ReadAllLines(readme).Length, 3, 30);
        }
    }

    [Fact]
    public void Every_folder_of_the_library_names_the_others_that_it_refers_to()
    {
        var all = Rooms.Select(folder => Path.GetFileName(folder)).ToHashSet();
        foreach (var folder in Rooms)
        {
            var told = References().Match(File.ReadAllText(Path.Combine(folder, "README.md")).ReplaceLineEndings("\n")).Value;
            Assert.Equal(UsedBy(folder).Order(), Code().Matches(told).Select(match => match.Groups[1].Value).Where(all.Contains).Order());
        }
    }

    // From the ground up; the folders of one line may know one another.
    private static readonly string[][] Floors =
    [
        ["Tensors"], ["Expressions"], ["Algebra"], ["Functions"], ["Kernels"], ["Tapes", "Operations", "Devices"], ["Initializers"], ["Layers"],
        ["Losses"], ["Schedules"], ["Optimizers"], ["Metrics"], ["Data"], ["Formats"], ["Specifications"], ["Training"], ["Models"], ["Explanations"], ["Diagnoses"],
    ];

    [Fact]
    public void Every_folder_of_the_library_refers_to_those_below_it_alone()
    {
        Assert.Equal(Rooms.Select(folder => Path.GetFileName(folder)).Order(), Floors.SelectMany(floor => floor).Order());
        foreach (var folder in Rooms)
        {
            var room = Path.GetFileName(folder);
            var allowed = Floors.Take(Array.FindIndex(Floors, floor => floor.Contains(room)) + 1).SelectMany(floor => floor);
            Assert.Empty(UsedBy(folder).Except(allowed));
        }
    }

    private static bool IsReference(XElement element) => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal);

    private static IEnumerable<string> UsedBy(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Using().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .Where(name => name != Path.GetFileName(folder))
        .Distinct();

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Fixtures.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex("^References:.*?(?=\n\n|\\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex References();

    [GeneratedRegex("^using ChainRule\\.([A-Za-z]+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Code();
}
