using System.CommandLine;
using ChainRule.Data;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The row of data that a trained model is explained on.</summary>
internal sealed class RowArguments
{
    private readonly Option<string?> _data = Arguments.Text("--data", "for a trained model: data like its training data, with the target", "DATA");
    private readonly Option<int?> _row = Arguments.Count("--row", "which row of --data, from 0; a row of the test set if there is one", 0);
    private readonly Option<ulong?> _seed = Arguments.Seed("--seed", "the seed of built-in data (default 0)");
    private readonly DataArguments _reading = new("--data-folder");
    private readonly ColumnArguments _columns = ColumnArguments.OfUse();
    private Option[] _own = [];

    public void AddTo(Command command)
    {
        Option[] others = [.. command.Options];
        command.AddAll(_data, _row, _seed);
        _columns.AddTo(command);
        _reading.AddTo(command);
        _own = [.. command.Options.Except(others)];
        command.Validators.Add(result =>
        {
            if (result.GetResult(_data) is null != result.GetResult(_row) is null)
                result.AddError("--data and --row go together: a model is explained on one row of data");
        });
    }

    /// <summary>The data that is named, if any.</summary>
    public string? Data(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>The model, and the data, read as its training data was.</summary>
    public async Task<(ModelUse Use, LoadedData Data, int Row)> LoadAsync(ParseResult parsed, string path, CancellationToken cancellation)
    {
        var use = ModelUse.Load(path);
        if (parsed.GetValue(_data) is not { } data)
            throw new InputException(path, null, "a trained model needs data to be explained on", "add --data DATA --row N");
        var source = use.Reading(_reading.Of(parsed, parsed.GetValue(_seed) ?? 0));
        var (loaded, row) = (await source.LoadAsync(data, cancellation), parsed.GetValue(_row)!.Value);
        if (use.UnseenIn(loaded, row) is { } unseen)
            Faults.Print(unseen);
        use = use.For(loaded, _columns.Of(parsed));
        if (use.Assumption is { } assumption)
            Faults.Print(assumption);
        return (use, loaded, row);
    }

    /// <summary>Refuses data, and how to read them, with a network file, which has its own.</summary>
    public void RefuseFor(ParseResult parsed, string path)
    {
        string[] given = [.. StoredCommand.Given(parsed).Select(option => option.Option).Where(_own.Contains).Select(option => option.Name)];
        if (given.Length > 0)
            throw new InputException(path, null, "a network file is explained on its own batch", $"leave {string.Join(" and ", given)} out, or name a trained model");
    }
}
