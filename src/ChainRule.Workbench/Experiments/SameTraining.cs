using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>Checks that an experiment is the training of a run, and that there is more of it to do.</summary>
internal static class SameTraining
{
    /// <exception cref="InputException">it is another one, or there is nothing to do; the message says what differs</exception>
    public static void Require(RunFolder run, Experiment experiment)
    {
        var checkpoint = run.From!;
        checkpoint.RequireData(experiment.Sets.Train, experiment.Sets.Validation);
        var (then, now) = (checkpoint.Metadata.GetValueOrDefault(Model.NetworkKey, "{}"), experiment.Model.Specification.ToJson());
        if (then != now)
            throw new InputException(checkpoint.Path, null, $"the training had another network: {Differences(then, now)}", experiment.Options.NetworkFile is { } file ? $"restore {file} as it was" : null);
        if (Finished(run, experiment) is ({ } problem, var remedy))
            throw new InputException(run.Path, null, problem, remedy);
    }

    private static (string Problem, string Remedy)? Finished(RunFolder run, Experiment experiment)
    {
        var state = run.From!.State;
        var done = Plural.Of(state.EpochsDone, "epoch is", "epochs are");
        return run switch
        {
            { HasDiverged: true } => ("the training diverged, and would diverge again", "train anew with a smaller --learning-rate, or --clip-norm 1"),
            { WasComplete: true } when state.IsStopped => ($"the run is complete: it was stopped after epoch {state.EpochsDone}", "train anew, without what stopped it"),
            { WasComplete: true } when state.EpochsDone == experiment.Epochs => ($"the run is complete: {done} done", "a greater number for --epochs trains longer"),
            _ when state.EpochsDone == experiment.Epochs && state.SamplesDone > 0 => ($"epoch {state.EpochsDone + 1} has begun already", "give --epochs a greater number"),
            _ when state.EpochsDone > experiment.Epochs => ($"{done} done already", "give --epochs a greater number"),
            _ => null,
        };
    }

    private static string Differences(string then, string now)
    {
        var (before, after) = (JsonNode.Parse(then)!.AsObject(), JsonNode.Parse(now)!.AsObject());
        return string.Join("; ", before.Select(member => member.Key).Union(after.Select(member => member.Key))
            .Where(key => !JsonNode.DeepEquals(before[key], after[key]))
            .Select(key => $"{key} {Text(before[key])}, now {Text(after[key])}"));
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "not given";
}
