using ChainRule.Tests;

namespace ChainRule.Shipping.Tests;

/// <summary>The packages, made once, and what installs them: from their folder alone, into a cache of its own.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.File("packages");

    /// <summary>Where the build leaves its files.</summary>
    internal string Artifacts => _folder.File("artifacts");

    internal string Command => Path.Combine(_folder.File("tool"), OperatingSystem.IsWindows() ? "chainrule.exe" : "chainrule");

    internal KeyValuePair<string, string>[] OwnCache => [new("NUGET_PACKAGES", _folder.File("cache"))];

    public async ValueTask InitializeAsync()
    {
        await Repository.Pack(Folder, Artifacts);
        _folder.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="local" value="{Folder}" /></packageSources></configuration>""");
        (await Programs.Run("dotnet", _folder.Path, OwnCache, "tool", "install", "ChainRule.Cli", "--tool-path", _folder.File("tool"), "--configfile", _folder.File("nuget.config"))).Succeeded();
    }

    /// <summary>An empty folder beside the packages, whose programs find these alone.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
