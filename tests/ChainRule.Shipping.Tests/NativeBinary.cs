using System.Runtime.Intrinsics;
using ChainRule.Tests;

namespace ChainRule.Shipping.Tests;

/// <summary>The command compiled ahead of time for this processor, made once; CHAINRULE_NATIVE names one that there is already.</summary>
public sealed class NativeBinary : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string File { get; private set; } = "";

    /// <summary>What it was built for, by the folder that build/native puts it into.</summary>
    internal string Processor => new DirectoryInfo(Path.GetDirectoryName(File)!).Name;

    /// <summary>Bits of its lanes.</summary>
    internal string Width => Processor switch
    {
        "x86-64-v4" => "512",
        "x86-64-v3" => "256",
        "arm64" => "128",
        _ => throw new ArgumentException($"{File}: its folder is not named after what it was built for: x86-64-v4, x86-64-v3 or arm64"),
    };

    /// <summary>What else lies beside it.</summary>
    internal string[] Others => [.. Directory.GetFiles(Path.GetDirectoryName(File)!).Except([File])];

    /// <summary>Why it cannot be made here; null where it can.</summary>
    internal static string? Missing { get; } =
        !OperatingSystem.IsLinux() || !Vector256.IsHardwareAccelerated ? "built here for Linux on x86-64-v3 or v4 alone"
        : new[] { "gcc", "ld", "objcopy" }.FirstOrDefault(program => !Programs.Has(program)) is { } program ? $"{program} is missing"
        : null;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CHAINRULE_NATIVE") is { Length: > 0 } given)
            File = Path.GetFullPath(given);
        else if (Missing is null)
            await Publish();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Publish()
    {
        var processor = Vector512.IsHardwareAccelerated ? "x86-64-v4" : "x86-64-v3";
        (await Programs.Run(Path.Combine(Repository.Root, "build", "native"), _folder.Path, [new("CHAINRULE_OUT", _folder.Path), new("RunAnalyzers", "false")], processor)).Succeeded();
        File = Path.Combine(_folder.File("native"), processor, "chainrule");
    }
}
