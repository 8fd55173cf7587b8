using ChainRule.Tests;

namespace ChainRule.Shipping.Tests;

/// <summary>The packages, made once, and what installs them: from their folder, and what they depend on from where the build has it, into a cache of its own.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.File("packages");

    internal string Command => Path.Combine(_folder.File("tool"), OperatingSystem.IsWindows() ? "chainrule.exe" : "chainrule");

    internal KeyValuePair<string, string>[] OwnCache => [new("NUGET_PACKAGES", _folder.File("cache"))];

    public async ValueTask InitializeAsync()
    {
        await Repository.Pack(Folder);
        var builtWith = (await Programs.Run("dotnet", Repository.Root, "nuget", "locals", "global-packages", "--list")).Succeeded().Split(": ", 2)[1].Trim();
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="local" value="{Folder}" /><add key="built with" value="{builtWith}" /></packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="local"><package pattern="ChainRule*" /></packageSource>
                <packageSource key="built with"><package pattern="Google.Protobuf" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        (await Programs.Run("dotnet", _folder.Path, OwnCache, "tool", "install", "ChainRule.Cli", "--tool-path", _folder.File("tool"), "--configfile", _folder.File("nuget.config"))).Succeeded();
    }

    /// <summary>An empty folder beside the packages, whose programs find these alone.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;

    /// <summary>A project that has nothing but the packages, with a program for it and a model of Keras that this reads.</summary>
    internal string NewConsumer(string name, string program)
    {
        var folder = NewFolder(name);
        File.Copy(Path.Combine(Repository.Tests, "Consumer", "Consumer.csproj"), Path.Combine(folder, "Consumer.csproj"));
        File.Copy(Path.Combine(Repository.Root, "tests", "fixtures", "keras", "pictures.keras"), Path.Combine(folder, "pictures.keras"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
