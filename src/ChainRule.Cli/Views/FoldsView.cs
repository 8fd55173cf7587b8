using ChainRule.Training;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>Shows a cross-validation: a line for each fold when it is done, then all of them as a table; or one JSON object per line.</summary>
internal sealed class FoldsView(bool isJson) : IProgress<TrainingProgress>
{
    private readonly IAnsiConsole _console = Consoles.Output;
    private ProgressLine _progress = new(Consoles.Output);
    private int _folds;

    /// <summary>Opens with the first of the trainings; the others differ from it only in their rows.</summary>
    public void Start(Experiment first, int folds)
    {
        _folds = folds;
        if (isJson)
            Console.WriteLine(Reports.Start(first));
        else
            new TextTrainingView(_console).Start(first);
    }

    public void Report(TrainingProgress value)
    {
        if (!isJson)
            _progress.Show(value);
    }

    public void Fold(FoldResult fold)
    {
        Clear();
        _progress = new(_console);
        if (isJson)
            Console.WriteLine(Reports.Row("fold", fold.ToJson()));
        else
            _console.WriteLine($"fold {fold.Fold} of {_folds}  {Plural.Of(fold.Rows, "row")}  {string.Join("  ", fold.Figures.Take(2).Select(figure => $"{Figures.Heading(figure.Name)} {Figures.Text(figure.Name, figure.Value)}"))}");
    }

    public void Clear() => _progress.Clear();

    public void Done(FoldTable folds)
    {
        if (isJson)
        {
            Console.WriteLine(Reports.Row("folds", folds.MeansToJson()));
            Console.WriteLine(Reports.Row("folds", folds.DeviationsToJson()));
            return;
        }

        var table = Tables.New("fold").AddRight(["rows", .. folds.Names.Select(Figures.Heading)]);
        foreach (var fold in folds.Folds)
            table.Add([$"{fold.Fold}", $"{fold.Rows:N0}", .. fold.Figures.Select(figure => Figures.Text(figure.Name, figure.Value))]);
        table.Add(["mean", "", .. folds.Names.Zip(folds.Means, Figures.Text)]);
        table.Add(["deviation", "", .. folds.Names.Zip(folds.Deviations, Figures.Text)]);
        _console.WriteLine();
        _console.Write(table);
    }

    public void Saved(FoldSaving saving)
    {
        Clear();
        if (!isJson)
            _console.WriteLabelled("", $"saved in {saving.Runs.Path}: {(saving.Averages ? $"the models of {_folds} folds, whose predictions evaluate and predict average" : "a model trained on all rows; its folds are judged above")}".Split(' '));
    }
}
