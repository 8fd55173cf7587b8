using System.IO.Compression;
using System.Reflection.Metadata;

namespace ChainRule.Shipping.Tests;

public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void Each_packed_project_is_a_package_with_its_symbols() =>
        Assert.Equal(
            Repository.PackedProjects.Select(project => Path.GetFileNameWithoutExtension(project)).SelectMany(name => new[] { $"{name}.{Repository.Version}.nupkg", $"{name}.{Repository.Version}.snupkg" }).Order(),
            Directory.GetFiles(packages.Folder).Select(file => Path.GetFileName(file)).Order());

    [Fact]
    public void Each_has_a_page_a_licence_an_icon_a_description_and_documentation()
    {
        foreach (var file in Directory.GetFiles(packages.Folder, "*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            var names = package.Entries.Select(entry => entry.FullName).ToList();
            Assert.Empty(new[] { "README.md", "LICENSE", "icon.png" }.Except(names));
            Assert.Contains(names, name => name.EndsWith($"{package.Id()}.xml", StringComparison.Ordinal));
            var about = package.About();
            foreach (var (name, value) in new[] { ("readme", "README.md"), ("icon", "icon.png"), ("license", "MIT") })
                Assert.Equal(value, about.Value(name));
            foreach (var name in new[] { "description", "tags", "authors" })
                Assert.NotEmpty(about.Value(name));
        }
    }

    [Theory]
    [InlineData("ChainRule")]
    [InlineData("ChainRule.Keras", "ChainRule")]
    [InlineData("ChainRule.Onnx", "ChainRule", "Google.Protobuf")]
    public void A_library_depends_on_nothing_else(string library, params string[] needed)
    {
        using var package = ZipFile.OpenRead(FileOf(library));
        Assert.Equal(needed, package.About().Descendants().Where(element => element.Name.LocalName == "dependency").Select(dependency => dependency.Attribute("id")!.Value).Order());
    }

    [Fact]
    public void The_library_is_smaller_than_a_megabyte() => Assert.InRange(new FileInfo(FileOf("ChainRule")).Length, 1, 1_000_000);

    [Fact]
    public void Symbols_hold_every_source_of_the_library_and_no_path_of_this_machine()
    {
        using var package = ZipFile.OpenRead(Path.Combine(packages.Folder, $"ChainRule.{Repository.Version}.snupkg"));
        using var symbols = new MemoryStream();
        package.Entries.Single(entry => entry.Name == "ChainRule.pdb").Open().CopyTo(symbols);
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        foreach (var handle in reader.Documents)
        {
            var name = reader.GetString(reader.GetDocument(handle).Name);
            Assert.StartsWith("/_", name, StringComparison.Ordinal);
            Assert.True(reader.GetCustomDebugInformation(handle).Any(about => reader.GetGuid(reader.GetCustomDebugInformation(about).Kind) == EmbeddedSource), name);
        }
    }

    [Fact]
    public async Task A_project_with_nothing_else_trains_saves_opens_exports_imports_and_predicts()
    {
        var folder = packages.NewConsumer("consumer", File.ReadAllText(Path.Combine(Repository.Tests, "Consumer", "Program.cs")));
        Assert.Equal("same predictions", (await Programs.Run("dotnet", folder, packages.OwnCache, "run", "-c", "Release")).Succeeded().TrimEnd().Split('\n')[^1].TrimEnd());
    }

    [Theory]
    [InlineData("ChainRule")]
    [InlineData("ChainRule.Onnx")]
    [InlineData("ChainRule.Keras")]
    public async Task The_program_on_a_package_s_page_runs(string package)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", package, "PACKAGE.md")).ReplaceLineEndings("\n");
        var folder = packages.NewConsumer($"page of {package}", page.Split("```csharp\n")[1].Split("```")[0]);
        Assert.NotEmpty((await Programs.Run("dotnet", folder, packages.OwnCache, "run", "-c", "Release")).Succeeded());
    }

    [Fact]
    public async Task The_tool_runs()
    {
        var folder = packages.NewFolder("tool's runs");
        File.WriteAllText(Path.Combine(folder, "rows.csv"), "0.5,1\n-1,0\n");
        Assert.StartsWith(Repository.Version, await Tool("--version"), StringComparison.Ordinal);
        await Tool("train moons --epochs 2 --out run");
        Assert.StartsWith("row,predicted_class", await Tool("predict run moons"), StringComparison.Ordinal);
        await Tool("export run --csharp Moons.cs");
        Assert.Contains("class Moons", File.ReadAllText(Path.Combine(folder, "Moons.cs")), StringComparison.Ordinal);
        await Tool("export run --onnx moons.onnx --dynamic-batch");
        Assert.Contains("\"probabilities\":", await Tool("run moons.onnx --input rows.csv --json"), StringComparison.Ordinal);

        async Task<string> Tool(string arguments) => (await Programs.Run(packages.Command, folder, arguments.Split(' '))).Succeeded();
    }

    private string FileOf(string package) => Path.Combine(packages.Folder, $"{package}.{Repository.Version}.nupkg");
}
