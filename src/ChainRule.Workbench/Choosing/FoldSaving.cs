using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Choosing;

/// <summary>Where and how the trainings of a cross-validation are saved.</summary>
/// <param name="Runs">the folder of all of them</param>
/// <param name="Averages">whether the models of all folds are kept as the model; if not, one is trained on all rows</param>
/// <param name="EachFold">how a fold is saved</param>
/// <param name="AllRows">how the training on all rows is saved</param>
public sealed record FoldSaving(RunSet Runs, bool Averages, SavingOptions EachFold, SavingOptions AllRows)
{
    internal static string NameOf(int fold) => $"fold-{fold}";

    internal KeptRun Fold(int fold) => new(Runs.Folder(NameOf(fold)), EachFold);

    internal KeptRun Whole(string name) => new(Runs.Folder(name), AllRows);

    internal void Complete(IEnumerable<string> models, FoldTable results)
    {
        Runs.Report(stream => FoldsPage.Write(stream, Runs.Path, results, EachFold.CommandLine));
        Runs.Describe(Runs.Description with { IsComplete = true, Models = [.. models], Table = results.ToJson() });
    }
}
