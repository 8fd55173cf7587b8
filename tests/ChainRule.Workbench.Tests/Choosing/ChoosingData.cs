using System.Globalization;
using ChainRule.Tests;
using ChainRule.Training;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Tests.Choosing;

/// <summary>A small table, and what is trained on it.</summary>
internal sealed class ChoosingData : IDisposable
{
    private const string Settings = "learning_rate=1e-3..1e-1 log, layers=4|8,4, dropout=0..0.3";

    private readonly TemporaryFolder _folder = new();

    public ChoosingData() => Table = _folder.Write("flowers.csv", "length,width,plant,colour\n" + string.Concat(Enumerable.Range(0, 60).Select(Row)));

    public string Table { get; }

    public ExperimentOptions Options => new() { Data = Table, Epochs = 6, Batch = 8, Preparation = new() { Ignore = ["plant"] } };

    /// <summary>How trainings are saved.</summary>
    public static SavingOptions Saving { get; } = new(CheckpointInterval.OfEpochs(1), 1, "[]", "chainrule train flowers.csv");

    public string File(string name) => _folder.File(name);

    public RunSet Runs(string name, string verb = "train") => RunSet.Create(File(name), overwrite: false, verb, [Table]);

    /// <summary>A search of nine trials for nine epochs.</summary>
    public Task<Search> SearchAsync(string budget = "9", int epochs = 9) =>
        Search.PrepareAsync(Options with { Epochs = epochs }, SearchSpace.Read(Settings, ["learning_rate", "layers", "dropout"]), SearchBudget.Read(budget)!, settings => new(Trial(settings, epochs), Saving));

    /// <summary>The options of a trial.</summary>
    public ExperimentOptions Trial(TrialSettings settings, int epochs = 9)
    {
        var values = settings.Values.ToDictionary(value => value.Key, value => value.Value);
        return Options with { Epochs = epochs, Patience = 10, Network = new() { LearningRate = Number("learning_rate"), Layers = values["layers"], Dropout = Number("dropout") } };

        double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
    }

    public void Dispose() => _folder.Dispose();

    private static string Row(int row) => string.Create(CultureInfo.InvariantCulture, $"{row % 3 * 2 + Math.Sin(row):0.000},{10 - row % 3 * 3 + Math.Cos(row):0.000},p{row / 4},{(row % 3) switch { 0 => "red", 1 => "green", _ => "blue" }}\n");
}
