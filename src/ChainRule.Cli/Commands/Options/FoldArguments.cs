using System.CommandLine;
using ChainRule.Data;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that train a model for each fold of the data.</summary>
internal sealed class FoldArguments
{
    // So many models are an evening's work for any data.
    private const int MostFolds = 1000;

    private readonly Option<int?> _folds = Arguments.Count("--folds", "divide the rows into N folds, train a model without each of them, and judge it by that fold: figures with mean and standard deviation", 2, MostFolds);
    /// <summary>Whether the model is the mean of those of all folds.</summary>
    public Option<bool> Ensemble { get; } = Arguments.Flag("--ensemble", "keep the models of all folds as one that averages their predictions (default: one that is trained on all rows)");

    public IReadOnlyList<Option> Options => [_folds, Ensemble];

    /// <param name="command">the command to add them to</param>
    /// <param name="others">options for a single training</param>
    public void AddTo(Command command, params IReadOnlyList<Option> others)
    {
        command.AddAll(Options);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Ensemble) && result.GetResult(_folds) is null)
                result.AddError("--ensemble needs --folds");
            foreach (var other in others.Where(other => result.GetResult(_folds) is not null && result.GetResult(other) is { Implicit: false }))
                result.AddError($"--folds and {other.Name} cannot be used together");
        });
    }

    public bool AreAsked(ParseResult parsed) => parsed.GetValue(_folds) is not null;

    /// <summary>Refuses to go on with a single fold.</summary>
    public static void RefuseOne(RunFolder? resumed)
    {
        if (resumed is not null)
            throw new InputException(resumed.Path, null, "this is one fold of a cross-validation", "go on with the folder above, which holds all of them");
    }

    public Task<CrossValidation> PrepareAsync(ParseResult parsed, ExperimentOptions options, CancellationToken cancellation) =>
        CrossValidation.PrepareAsync(options, parsed.GetValue(_folds)!.Value, cancellation);

    /// <summary>How the trainings are saved; the last one, on all rows, is an ordinary run that can be trained longer by itself.</summary>
    public FoldSaving Saving(ParseResult parsed, RunSet runs, SavingArguments saving, TrainingArguments training)
    {
        IEnumerable<string> alone = saving.Words(parsed, except: Options);
        return new(runs, parsed.GetValue(Ensemble), saving.Of(parsed, saving.Words(parsed), runs.Path), saving.Of(parsed, training.LeavesValidation(parsed) ? alone.Prepend("--validation=0") : alone, runs.Path));
    }
}
