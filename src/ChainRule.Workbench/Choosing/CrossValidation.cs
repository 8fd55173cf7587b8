using System.Runtime.CompilerServices;
using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Choosing;

/// <summary>Trains a model for each fold on the rows of all others, and judges it by the fold. Whatever is fitted to rows is fitted to those it is trained on.</summary>
public sealed class CrossValidation
{
    // The run on all rows comes last.
    private const string AllRows = "all-rows";

    private readonly ExperimentOptions _options;
    private readonly ExperimentData _data;

    private CrossValidation(ExperimentOptions options, int folds, ExperimentData data) => (_options, Folds, _data) = (options, folds, data);

    /// <summary>How many folds there are.</summary>
    public int Folds { get; }

    /// <summary>Reads the data, which are the same for all folds.</summary>
    /// <param name="options">how to train; no rows are held back for validation unless a share is given or patience is to be judged by them</param>
    /// <param name="folds">how many, at least 2</param>
    /// <param name="cancellation">ends the reading</param>
    /// <exception cref="InputException">the data or the options are wrong</exception>
    public static async Task<CrossValidation> PrepareAsync(ExperimentOptions options, int folds, CancellationToken cancellation = default)
    {
        if (options.Test is not null)
            throw new InputException(UserInput.CommandLine, "--test", "each fold is the test of the others", "leave it out, or evaluate the model on it afterwards");
        options = options with { Validation = options.Validation ?? (options.Patience is null ? 0 : null) };
        return new(options, folds, await ExperimentData.LoadAsync(options with { Fold = new(1, folds) }, cancellation));
    }

    /// <summary>The training whose test is a fold.</summary>
    /// <param name="fold">which, from 1</param>
    public Experiment Of(int fold) => Experiment(_options with { Fold = new(fold, Folds) });

    /// <summary>Trains and judges fold by fold; what is saved is not done again.</summary>
    /// <param name="saving">where to; null for nowhere</param>
    /// <param name="progress">of the fold that is trained</param>
    /// <param name="cancellation">ends after the step in progress; the folds that are done have been given</param>
    /// <exception cref="DivergedException">the numbers of a fold are no longer finite</exception>
    public async IAsyncEnumerable<FoldResult> RunAsync(FoldSaving? saving, IProgress<TrainingProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var fold = 1; fold <= Folds; fold++)
        {
            var kept = saving?.Fold(fold);
            if (kept?.IsComplete == true)
            {
                yield return FoldResult.Read(fold, kept.Folder);
                continue;
            }

            var experiment = Of(fold);
            var result = kept is null ? await experiment.TrainAsync(progress, cancellation) : await kept.TrainAsync(experiment, experiment.Epochs, progress, cancellation);
            if (result is null or { Ending: Ending.Cancelled })
                yield break;
            yield return FoldResult.Of(fold, experiment, result);
        }
    }

    /// <summary>Keeps the model: that of a last training on all rows, or those of all folds, whose predictions are averaged.</summary>
    /// <param name="saving">where to</param>
    /// <param name="results">of all folds</param>
    /// <param name="progress">of the last training</param>
    /// <param name="cancellation">ends the last training</param>
    /// <returns>whether it is done; if not, it was cancelled</returns>
    public async Task<bool> KeepAsync(FoldSaving saving, FoldTable results, IProgress<TrainingProgress>? progress, CancellationToken cancellation = default)
    {
        if (!saving.Averages && saving.Whole(AllRows) is { IsComplete: false } kept)
        {
            var experiment = Experiment(_options);
            if (await kept.TrainAsync(experiment, experiment.Epochs, progress, cancellation) is null or { Ending: Ending.Cancelled })
                return false;
        }

        saving.Complete(saving.Averages ? Enumerable.Range(1, Folds).Select(FoldSaving.NameOf) : [AllRows], results);
        return true;
    }

    private Experiment Experiment(ExperimentOptions options) => Experiments.Experiment.Of(options, _data.Divided(options));
}
