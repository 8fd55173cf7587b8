using ChainRule.Training;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>Shows a search: a line for each stretch of a trial when it is done, then all trials as a table; or one JSON object per line.</summary>
internal sealed class SearchView(bool isJson) : IProgress<TrainingProgress>
{
    // The loss, by which trials are compared, and the figure that matters most.
    private const int FiguresShown = 2;
    private const int RowsShown = 30;

    private readonly IAnsiConsole _console = Consoles.Output;
    private ProgressLine _progress = new(Consoles.Output);

    public void Start(Search search)
    {
        if (isJson)
        {
            Console.WriteLine(Reports.Start(search.First));
            return;
        }

        var stages = search.Stages.Stages;
        DataLines.Write(_console, search.First);
        _console.WriteLabelled("searches   ", Labelled.Listed([.. search.Space.Settings.Select(setting => setting.Name.Replace('_', ' '))]));
        _console.WriteLabelled("           ", [$"{Plural.Of(stages[0].Trials, "trial")}:", .. Labelled.Listed([.. stages.Select(stage => $"{(stage == stages[0] ? "all" : stage.Trials == 1 ? "the best" : $"the best {stage.Trials}")} for {Plural.Of(stage.Epochs, "epoch")}")])]);
        _console.WriteLine("           compared by the lowest loss on the validation rows");
        _console.WriteLine();
    }

    public void Report(TrainingProgress value)
    {
        if (!isJson)
            _progress.Show(value);
    }

    public void Trial(TrialResult trial)
    {
        Clear();
        _progress = new(_console);
        if (isJson)
            Console.WriteLine(Reports.Row("trial", trial.ToJson()));
        else
            _console.WriteLabelled($"trial {trial.Number,-4} ", [$"{Plural.Of(trial.Epochs, "epoch")}:", .. Shown(trial).Select(figure => $"{figure.Heading} {figure.Text},"), .. Labelled.Listed([.. trial.Settings.Values.Select(value => $"{value.Key}={value.Value}")])]);
    }

    public void Clear() => _progress.Clear();

    public void Done(IReadOnlyList<TrialResult> results)
    {
        if (isJson || results.Count == 0)
            return;
        var table = Tables.New("trial").AddRight([.. results[0].Settings.Values.Select(value => value.Key.Replace('_', ' ')), "epochs", .. Shown(results[0]).Select(figure => figure.Heading)]);
        foreach (var trial in results.Take(RowsShown))
            table.Add([$"{trial.Number}", .. trial.Settings.Values.Select(value => value.Value), $"{trial.Epochs}", .. Shown(trial).Select(figure => figure.Text)]);
        _console.WriteLine();
        _console.Write(table);
        if (results.Count > RowsShown)
            _console.WriteLine($"and {Plural.Of(results.Count - RowsShown, "other trial")}, all of which are in runs.json");
    }

    public void Saved(TrialResult best, string folder)
    {
        if (isJson)
        {
            var line = best.ToJson();
            line["folder"] = folder;
            Console.WriteLine(Reports.Row("best", line));
        }
        else
            _console.WriteLabelled("", $"the best is trial {best.Number}, saved in {folder}; the table is in {Path.GetDirectoryName(folder)}".Split(' '));
    }

    private static IEnumerable<(string Heading, string Text)> Shown(TrialResult trial) => trial.Figures.Count == 0
        ? [("loss", "diverged")]
        : trial.Figures.Take(FiguresShown).Select(figure => (Figures.Heading(figure.Name), Figures.Text(figure.Name, figure.Value)));
}
