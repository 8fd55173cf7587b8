using System.CommandLine;
using System.CommandLine.Parsing;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Published;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Cli.Commands;

/// <summary>The options by which a data set is found and read, the same for every verb that reads one.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _separator = Arguments.Text("--separator", "CSV: what separates columns (default: found out)", "CHARACTER");
    private readonly Option<bool> _noHeader = Arguments.Flag("--no-header", "CSV: the first line is data (default: found out)");
    private readonly Option<bool> _header = Arguments.Flag("--header", "CSV: the first line names the columns (default: found out)");
    private readonly Option<string?> _encoding = Arguments.OneOf("--encoding", "CSV: how letters are written (default: by the byte order mark, else utf-8); latin-1 is read as Windows-1252", "utf-8", "latin-1", "utf-16");
    private readonly Option<string?> _decimal = Arguments.OneOf("--decimal", "CSV: what stands before the fraction of a number (default: .); with a comma, ; or a tab separates columns", ".", ",");
    private readonly Option<string?> _missingWords = Arguments.Text("--missing-words", "CSV: the words that mean that there is no value, with commas between them, in place of the usual ones (NA, N/A, NaN, null, ? and others); an empty cell always means so", "WORDS");
    private readonly Option<string?> _folder;
    private readonly Option<bool> _download = Arguments.Flag("--download", "fetch mnist or fashion-mnist if it is nowhere");

    /// <param name="folder">what the option is called that says where published data sets lie</param>
    public DataArguments(string folder = "--data")
    {
        _folder = Arguments.Text(folder, "where mnist and fashion-mnist lie (default: CHAINRULE_DATA, then the cache)", "FOLDER");
        _separator.Validators.Add(result =>
        {
            if (Separator(result.GetValueOrDefault<string?>()) is null)
                result.AddError("--separator takes one character, 'tab', or 'space' for any number of blanks");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_separator, _header, _noHeader, _encoding, _decimal, _missingWords, _folder, _download])
            command.Add(option);
        command.Validators.Add(Exclude);
    }

    public DataSource Of(ParseResult parsed, ulong seed) => new()
    {
        Folders = DataFolders.Of(parsed.GetValue(_folder)),
        Download = parsed.GetValue(_download),
        Seed = seed,
        Table = new(parsed.GetValue(_noHeader) ? false : parsed.GetValue(_header) ? true : null, Separator(parsed.GetValue(_separator)))
        {
            Encoding = parsed.GetValue(_encoding) switch
            {
                "utf-8" => TextEncoding.Utf8,
                "latin-1" => TextEncoding.Latin1,
                "utf-16" => TextEncoding.Utf16,
                _ => null,
            },
            Decimal = parsed.GetValue(_decimal)?[0],
            MissingWords = parsed.GetValue(_missingWords)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        },
        Progress = new Progress<string>(file => Console.Error.WriteLine($"fetching {file}")),
    };

    private void Exclude(CommandResult result)
    {
        if (result.GetValue(_header) && result.GetValue(_noHeader))
            result.AddError("--header and --no-header exclude each other");
        if (IsComma(result, _decimal) && IsComma(result, _separator))
            result.AddError("--decimal , and --separator , exclude each other: name what stands between the cells");
    }

    private static bool IsComma(CommandResult result, Option option) => result.GetResult(option)?.Tokens is [{ Value: "," }];

    private static char? Separator(string? text) => text switch
    {
        { Length: 1 } => text[0],
        "space" => ' ',
        "tab" or "\\t" => '\t',
        _ => null,
    };
}
