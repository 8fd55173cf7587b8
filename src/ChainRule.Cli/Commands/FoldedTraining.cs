using ChainRule.Cli.Views;
using ChainRule.Workbench.Choosing;

namespace ChainRule.Cli.Commands;

/// <summary>Runs a cross-validation and shows it.</summary>
internal static class FoldedTraining
{
    /// <param name="folds">what to train</param>
    /// <param name="saving">where to save it; null for nowhere</param>
    /// <param name="view">shows it</param>
    /// <param name="cancellation">ends it; what is saved can go on</param>
    public static async Task<int> RunAsync(CrossValidation folds, FoldSaving? saving, FoldsView view, CancellationToken cancellation)
    {
        view.Start(folds.Of(1), folds.Folds);
        var results = new List<FoldResult>();
        try
        {
            await foreach (var result in folds.RunAsync(saving, view, cancellation))
            {
                results.Add(result);
                view.Fold(result);
            }

            if (results.Count < folds.Folds)
                return Stopped($"training was stopped in fold {results.Count + 1} of {folds.Folds}", saving);
            var table = new FoldTable(results);
            view.Done(table);
            if (saving is null)
                return Faults.Success;
            if (!await folds.KeepAsync(saving, table, view, cancellation))
                return Stopped("the last training, on all rows, was stopped", saving);
            view.Saved(saving);
            return Faults.Success;
        }
        finally
        {
            view.Clear();
        }
    }

    private static int Stopped(string when, FoldSaving? saving)
    {
        Faults.Print($"{when}; {(saving is null ? "nothing is saved without --out" : $"\"{saving.Runs.Description.ResumeCommand(saving.Runs.Path)}\" goes on with it")}");
        return Faults.WorkFailed;
    }
}
