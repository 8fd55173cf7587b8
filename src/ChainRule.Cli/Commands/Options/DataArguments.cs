using System.CommandLine;
using System.CommandLine.Parsing;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Published;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options for finding and reading a data set, shared by every verb that reads one.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _separator = Arguments.Text("--separator", "CSV: the column separator (default: detected)", "CHARACTER");
    private readonly Option<bool> _noHeader = Arguments.Flag("--no-header", "tables: the first line is data (default: detected)");
    private readonly Option<bool> _header = Arguments.Flag("--header", "tables: the first line names the columns (default: detected)");
    private readonly Option<string?> _encoding = Arguments.OneOf("--encoding", "CSV: the text encoding (default: from the byte order mark, else utf-8); latin-1 is read as Windows-1252", "utf-8", "latin-1", "utf-16");
    private readonly Option<string?> _decimal = Arguments.OneOf("--decimal", "tables: the decimal mark of numbers in texts (default: .); with a comma, columns are separated by ; or a tab", ".", ",");
    private readonly Option<string?> _missingWords = Arguments.Text("--missing-words", "tables: comma-separated words that mean a missing value, instead of the usual ones (NA, N/A, NaN, null, ? and others); an empty cell is always missing", "WORDS");
    private readonly Option<string?> _sheet = Arguments.Text("--sheet", "Excel: the sheet to read (default: the first)", "NAME|NUMBER");
    private readonly Option<MemoryLimit?> _memory = Arguments.Memory("how much memory data may take, such as 200M or 4G; more is kept in temporary files (default: half of the machine's)");
    private readonly Option<string?> _folder;
    private readonly PictureArguments _pictures = new();
    private readonly Option<bool> _download = Arguments.Flag("--download", "download mnist or fashion-mnist if it is not found");

    /// <param name="folder">the name of the option for the folder of published data sets</param>
    public DataArguments(string folder = "--data")
    {
        _folder = Arguments.Text(folder, "the folder of mnist and fashion-mnist (default: CHAINRULE_DATA, then the cache)", "FOLDER");
        _separator.Validators.Add(result =>
        {
            if (Separator(result.GetValueOrDefault<string?>()) is null)
                result.AddError("--separator must be one character, 'tab', or 'space' (any number of blanks)");
        });
    }

    public void AddTo(Command command)
    {
        command.AddAll(_separator, _header, _noHeader, _encoding, _decimal, _missingWords, _sheet, _memory, _folder, _download);
        command.Validators.Add(Exclude);
        _pictures.AddTo(command);
    }

    public DataSource Of(ParseResult parsed, ulong seed) => new()
    {
        Folders = DataFolders.Of(parsed.GetValue(_folder)),
        Download = parsed.GetValue(_download),
        Seed = seed,
        Pictures = _pictures.Of(parsed),
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
            Sheet = parsed.GetValue(_sheet),
            Memory = parsed.GetValue(_memory) ?? MemoryLimit.Default,
        },
        Progress = new Progress<string>(file => Console.Error.WriteLine($"fetching {file}")),
    };

    private void Exclude(CommandResult result)
    {
        if (result.GetValue(_header) && result.GetValue(_noHeader))
            result.AddError("--header and --no-header cannot be used together");
        if (IsComma(result, _decimal) && IsComma(result, _separator))
            result.AddError("--decimal , and --separator , cannot be used together: choose another separator");
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
