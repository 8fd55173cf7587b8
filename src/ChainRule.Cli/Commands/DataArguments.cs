using System.CommandLine;
using ChainRule.Workbench.Data;

namespace ChainRule.Cli.Commands;

/// <summary>The options by which a data set is found and read, the same for every verb that reads one.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _separator = Arguments.Text("--separator", "CSV: what separates columns (default: found out)", "CHARACTER");
    private readonly Option<bool> _noHeader = Arguments.Flag("--no-header", "CSV: the first line is data (default: found out)");
    private readonly Option<bool> _header = Arguments.Flag("--header", "CSV: the first line names the columns (default: found out)");
    private readonly Option<string?> _folder;
    private readonly Option<bool> _download = Arguments.Flag("--download", "fetch mnist or fashion-mnist if it is nowhere");

    /// <param name="folder">what the option is called that says where published data sets lie</param>
    public DataArguments(string folder = "--data")
    {
        _folder = Arguments.Text(folder, "where mnist and fashion-mnist lie (default: CHAINRULE_DATA, then the cache)", "FOLDER");
        _separator.Validators.Add(result =>
        {
            if (Separator(result.GetValueOrDefault<string?>()) is null)
                result.AddError("--separator takes one character, or 'tab'");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_separator, _header, _noHeader, _folder, _download])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_header) && result.GetValue(_noHeader))
                result.AddError("--header and --no-header exclude each other");
        });
    }

    public DataSource Of(ParseResult parsed, ulong seed) => new()
    {
        Folders = DataFolders.Of(parsed.GetValue(_folder)),
        Download = parsed.GetValue(_download),
        Seed = seed,
        Table = new(parsed.GetValue(_noHeader) ? false : parsed.GetValue(_header) ? true : null, Separator(parsed.GetValue(_separator))),
        Progress = new Progress<string>(file => Console.Error.WriteLine($"fetching {file}")),
    };

    private static char? Separator(string? text) => text switch
    {
        { Length: 1 } => text[0],
        "tab" or "\\t" => '\t',
        _ => null,
    };
}
