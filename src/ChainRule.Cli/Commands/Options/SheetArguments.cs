using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Formats;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Reporting.Sheets;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options of a page that shows pictures.</summary>
internal sealed class SheetArguments
{
    private readonly Option<string?> _output = Arguments.Text("--out", "for pictures: write a page with some of each class", "FILE.html");
    private readonly Option<string?> _augment = Arguments.Text("--augment", "with --out: show how training would change them, as in train", "CHANGES");

    public void AddTo(Command command)
    {
        command.AddAll(_output, _augment);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_augment) is not null && result.GetResult(_output) is null)
                result.AddError("--augment goes with --out");
        });
    }

    /// <summary>Refuses a place that cannot be written to.</summary>
    public void Check(ParseResult parsed, string data)
    {
        if (parsed.GetValue(_output) is { } file)
            OutputFile.Check(file, "a page", (data, "the data"));
    }

    public bool IsWanted(ParseResult parsed) => parsed.GetValue(_output) is not null;

    /// <summary>Writes the page.</summary>
    public void Write(ParseResult parsed, LoadedData data)
    {
        var file = parsed.GetValue(_output)!;
        var sheet = new ContactSheet(data, parsed.GetValue(_augment));
        OutputFile.Write(file, path => WholeFile.Write(path, sheet.Write));
        Consoles.Output.WriteLine($"{file}: open it in a browser");
    }
}
