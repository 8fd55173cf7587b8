using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Choosing;

/// <summary>
/// Looks for good settings: random ones are tried, each for a few epochs, and the best go on from where they paused. Each trial is a run of its own, and
/// the runs say how far the search is, so that it can go on after any end.
/// </summary>
public sealed class Search
{
    private readonly ExperimentData _data;
    private readonly SearchBudget _budget;
    private readonly Func<TrialSettings, TrialTraining> _training;
    private readonly Dictionary<int, TrialResult> _results = [];

    private Search(SearchSpace space, SearchBudget budget, Func<TrialSettings, TrialTraining> training, ExperimentData data)
    {
        (Space, _budget, _training, _data) = (space, budget, training, data);
        First = Experiment(space.Examples().First());
        Stages = Halving.Of(space.Draw(First.Seed).Take(budget.InRound).Count(), First.Epochs);
    }

    public SearchSpace Space { get; }

    /// <summary>A training with some of the settings.</summary>
    public Experiment First { get; }

    /// <summary>How many trials are trained for how long.</summary>
    public Halving Stages { get; }

    /// <summary>What was found so far, the best first.</summary>
    public IReadOnlyList<TrialResult> Results => TrialResult.Sorted(_results.Values);

    /// <summary>Reads the data, and checks that every value can be trained with.</summary>
    /// <param name="options">what is the same for all trials</param>
    /// <param name="space">what is searched</param>
    /// <param name="budget">how much may be done</param>
    /// <param name="training">how a trial is trained and saved</param>
    /// <param name="cancellation">ends the reading</param>
    /// <exception cref="InputException">the data, the options or a value are wrong</exception>
    public static async Task<Search> PrepareAsync(ExperimentOptions options, SearchSpace space, SearchBudget budget, Func<TrialSettings, TrialTraining> training, CancellationToken cancellation = default)
    {
        TrialTraining[] examples = [.. space.Examples().Select(training)];
        var data = await ExperimentData.LoadAsync(options, cancellation);
        if (data.Prepared.Sets.Validation is null)
            throw new InputException(UserInput.CommandLine, "--validation", "there are no validation rows to compare settings by", "give --validation a share above 0");
        foreach (var example in examples)
            Experiments.Experiment.Of(example.Options, data);
        return new(space, budget, training, data);
    }

    /// <summary>Trains trial by trial and stage by stage; what is saved is not done again.</summary>
    /// <param name="runs">where to</param>
    /// <param name="progress">of the trial that is trained</param>
    /// <param name="cancellation">ends after the step in progress; the best so far is kept</param>
    public async IAsyncEnumerable<TrialResult> RunAsync(RunSet runs, IProgress<TrainingProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (earlier, clock) = (runs.Description.Time, Stopwatch.StartNew());
        var drawn = Space.Draw(First.Seed).Index();
        foreach (var round in (_budget.Trials is { } trials ? drawn.Take(trials) : drawn).Chunk(_budget.InRound))
        {
            IEnumerable<int> left = round.Select(trial => trial.Index + 1);
            foreach (var (stage, (count, epochs)) in Stages.Stages.Index())
            {
                int[] going = [.. stage == 0 ? left : Halving.Best(left.Select(number => _results[number]), count).Select(result => result.Number)];
                foreach (var number in going.Order())
                {
                    var settings = round[number - 1 - round[0].Index].Item;
                    var kept = new KeptRun(runs.Folder(NameOf(number)), _training(settings).Saving);
                    if (!kept.HasDone(epochs) && ((_results.Count > 0 && earlier + clock.Elapsed >= _budget.Time) || !await TrainAsync(kept, settings, epochs, progress, cancellation)))
                        yield break;

                    var result = _results[number] = TrialResult.Read(number, settings, stage, epochs, kept.Folder);
                    runs.Describe(runs.Description with { Time = earlier + clock.Elapsed, Models = [NameOf(Results[0].Number)], Table = new JsonArray([.. Results.Select(found => found.ToJson())]) });
                    yield return result;
                }

                left = going;
            }
        }
    }

    /// <summary>Keeps the best trial as a complete run, and removes the others.</summary>
    /// <param name="runs">where the trials are</param>
    /// <param name="command">the command line, for people to read</param>
    /// <returns>it, and its folder; null if all trials diverged</returns>
    public async Task<(TrialResult Best, string Folder)?> KeepBestAsync(RunSet runs, string command)
    {
        if (Results.FirstOrDefault(result => double.IsFinite(result.Loss)) is not { } best)
            return null;
        var (options, saving) = _training(best.Settings);
        var kept = new KeptRun(runs.Folder(NameOf(best.Number)), saving);
        if (!kept.IsComplete)
            await kept.TrainAsync(Experiments.Experiment.Of(options with { Epochs = kept.EpochsBegun }, _data), kept.EpochsBegun, null, CancellationToken.None);
        runs.Report(stream => SearchPage.Write(stream, runs.Path, Results, command));
        runs.Describe(runs.Description with { IsComplete = true, Models = [NameOf(best.Number)] });
        foreach (var other in _results.Keys.Where(number => number != best.Number))
            runs.Remove(NameOf(other));
        return (best, kept.Folder);
    }

    private static string NameOf(int trial) => FormattableString.Invariant($"trial-{trial:00}");

    private Experiment Experiment(TrialSettings settings) => Experiments.Experiment.Of(_training(settings).Options, _data);

    // A trial that diverges is a bad one, and the search goes on.
    private async Task<bool> TrainAsync(KeptRun kept, TrialSettings settings, int epochs, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return await kept.TrainAsync(Experiment(settings), epochs, progress, cancellation) is not { Ending: Ending.Cancelled };
        }
        catch (DivergedException)
        {
            return true;
        }
    }
}
