using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Models;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Explaining;

/// <summary>Explains gradients of a network, in double precision; the network itself is not changed.</summary>
public static class ExplainedNetwork
{
    /// <summary>Explains a network as it trains, on its own batch.</summary>
    /// <param name="addresses">what to explain: 2.weight[3,7]; if empty, all parameters of a small network</param>
    /// <param name="step">which step on the batch to explain, from 1; the steps before it are taken first</param>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    /// <exception cref="ExplanationException">there is no such parameter, or the network is too large to be explained whole</exception>
    /// <exception cref="NonFiniteException">the loss, a gradient or an update is NaN or infinite; the message says which</exception>
    public static Explanation Of(NetworkFile network, IReadOnlyList<string> addresses, ExplanationOptions? options = null, int step = 1) =>
        network.OnBatch((copy, batch) =>
        {
            for (var taken = 1; taken < step; taken++)
                Step(copy, batch);
            return Of(copy, batch, addresses, (options ?? new()) with { Training = true });
        });

    /// <summary>Explains a trained model as it predicts, on one row of data; its optimizer starts afresh.</summary>
    /// <exception cref="InputException">there is no such row, or the data is not like the training data</exception>
    /// <exception cref="ExplanationException">there is no such parameter, or the network is too large to be explained whole</exception>
    /// <exception cref="NonFiniteException">the loss, a gradient or an update is NaN or infinite; the message says which</exception>
    public static Explanation Of(ModelUse use, LoadedData data, int row, IReadOnlyList<string> addresses, ExplanationOptions? options = null)
    {
        var sample = use.Sample(data, row);
        var explanation = Of(use.Model.Copy(DType.Float64), new(sample.Inputs.InPrecision(DType.Float64), sample.Targets), addresses, (options ?? new()) with { Training = false });
        return DataNames.Add(explanation, use, data, row, sample);
    }

    /// <summary>Explains a network in double precision on a batch.</summary>
    internal static Explanation Of(Model model, NetworkBatch batch, IReadOnlyList<string> addresses, ExplanationOptions options)
    {
        FollowSchedules(model);
        var explanation = Explanation.Of(new(model.Network, model.Loss, model.Regularization) { Weights = batch.Weights }, batch.Input, batch.Target, addresses, model.Optimizer, options with { Name = model.Name });
        return NonFinite(explanation) is { } figure ? throw new NonFiniteException($"{figure} is NaN or infinite") : explanation;
    }

    private static string? NonFinite(Explanation explanation) =>
        !double.IsFinite(explanation.Loss) ? "the loss"
        : explanation.Subjects.FirstOrDefault(subject => !double.IsFinite(subject.Gradient)) is { } steep ? $"the gradient of {steep.Address}"
        : explanation.Subjects.FirstOrDefault(subject => subject.Updated is { } updated && !double.IsFinite(updated)) is { } moved ? $"{moved.Address} after the step"
        : null;

    private static void Step(Model model, NetworkBatch batch)
    {
        if (model.Optimizer is not { } optimizer)
            throw new InputException(model.File, null, "\"optimizer\" is missing", "it is needed for the steps before the one to explain");
        FollowSchedules(model);
        var tape = new Tape(training: true);
        optimizer.Minimize(model.TrainingLoss(model.Network.Forward(tape.Input(batch.Input)), tape.Input(batch.Target), batch.Weights is { } weights ? tape.Input(weights) : null), model.Network.Parameters);
    }

    // The batch is all that the network learns from here, so a step is an epoch.
    private static void FollowSchedules(Model model)
    {
        if (model.Optimizer is not { } whole)
            return;
        foreach (var optimizer in whole.Groups.Select(group => group.Optimizer).Append(whole))
            optimizer.Follow(new(optimizer.StepCount));
    }
}
