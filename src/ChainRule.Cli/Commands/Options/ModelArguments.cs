using System.CommandLine;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Writing;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands.Options;

/// <summary>A trained model and the data to use it on, shared by every verb that needs them.</summary>
/// <param name="data">describes the data</param>
/// <param name="needsTarget">whether the data must have what is predicted</param>
internal sealed class ModelArguments(string data, bool needsTarget = true)
{
    private readonly Argument<string> _model = Arguments.Path("MODEL", "a run's folder, or its model.safetensors");
    private readonly Argument<string> _data = Arguments.Path("DATA", data);
    private readonly Option<ulong?> _seed = Arguments.Seed("--seed", "the seed of built-in data (default 0)");
    private readonly DataArguments _reading = new();
    private readonly ColumnArguments _columns = ColumnArguments.OfUse();
    private readonly Option<UnseenPolicy?> _unseen = Arguments.Unseen("", "as in training");

    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_data);
        command.Add(_seed);
        _columns.AddTo(command);
        _reading.AddTo(command);
        command.Add(_unseen);
    }

    /// <summary>Refuses an output file that would overwrite the model or the data, or that cannot be written.</summary>
    public void CheckOutput(ParseResult parsed, string file)
    {
        OutputFile.Check(file, "a file", (parsed.GetRequiredValue(_data), "the data"), (parsed.GetRequiredValue(_model), "the model"));
        _ = TableFormat.Of(file);
    }

    /// <summary>The model, and the data, read as its training data was; unknown words are reported.</summary>
    public async Task<(ModelUse Use, LoadedData Data)> LoadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var use = ModelUse.LoadAll(parsed.GetRequiredValue(_model), parsed.GetValue(_unseen));
        var source = use.Reading(_reading.Of(parsed, parsed.GetValue(_seed) ?? 0));
        source = source with { Pictures = source.Pictures with { WithLabels = needsTarget } };
        var data = await source.LoadAsync(parsed.GetRequiredValue(_data), cancellation);
        foreach (var note in data.Notes)
            Faults.Print(note);
        if (use.UnseenIn(data) is { } unseen)
            Faults.Print(unseen);
        if (use.StepsIn(data) is { } steps)
            Faults.Print($"{data.Name}, {steps}");
        use = use.For(data, _columns.Of(parsed), needsTarget);
        if (use.Assumption is { } assumption)
            Faults.Print(assumption);
        return (use, data);
    }
}
