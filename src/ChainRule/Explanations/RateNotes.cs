using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;

namespace ChainRule.Explanations;

/// <summary>Tells, beside an update, how its learning rate follows from the schedule.</summary>
internal static class RateNotes
{
    /// <param name="tape">a tape with a step</param>
    /// <param name="parameters">the parameters, with their variables before the step</param>
    /// <param name="optimizer">the optimizer whose step it is</param>
    public static void Add(Tape tape, IEnumerable<(Parameter Parameter, Variable Variable)> parameters, Optimizer optimizer)
    {
        var owners = parameters.ToDictionary(pair => pair.Variable, pair => optimizer.For(pair.Parameter));
        foreach (var node in tape.Nodes.Where(node => node.Operation.Effect == Effect.Update))
        {
            if (owners.TryGetValue(node.Inputs[0], out var owner) && owner is { Schedule: { } schedule, Followed: { } moment })
                node.Output.Note = schedule.Remark(owner.InitialLearningRate, moment);
        }
    }
}
