using ChainRule.Tests;

namespace ChainRule.Cli.Tests;

/// <summary>Tests that run the command in a folder of their own, whose name has a space, brackets and non-ASCII letters.</summary>
public abstract class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected CommandTests() => Directory.CreateDirectory(Folder);

    protected string Folder => _folder.File("häng 训练 [1]");

    protected Dictionary<string, string> Variables { get; } = [];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string File(string name) => Path.Combine(Folder, name);

    protected void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    protected void Write(string name, byte[] content) => System.IO.File.WriteAllBytes(File(name), content);

    protected string[] Entries() => [.. Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    private protected Command Start(params IEnumerable<string> arguments) => Command.Start(Folder, Variables, arguments);

    private protected async Task<Outcome> RunAsync(params IEnumerable<string> arguments)
    {
        using var command = Start(arguments);
        return await command.EndAsync();
    }
}
