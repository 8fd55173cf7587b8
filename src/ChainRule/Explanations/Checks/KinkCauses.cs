using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Checks;

/// <summary>What makes a loss's kinks, in words.</summary>
internal static class KinkCauses
{
    /// <summary>Looks at every value between the tensors and the loss: kink, tie, or kink or tie, for each tensor.</summary>
    /// <param name="total">writes the loss onto a tape</param>
    /// <param name="tensors">what it was differentiated by</param>
    /// <param name="target">the value of the tape's input</param>
    public static string[] Of(Func<Tape, Variable> total, IReadOnlyList<Tensor> tensors, Tensor target)
    {
        var tape = Tape.Recording(training: true);
        var loss = total(tape);
        var replay = Replay.Of(tape, tape.Inputs.ToDictionary(input => input, _ => target), loss);
        return [.. tensors.Select(tensor => Word(tape.Bind(tensor)))];

        string Word(Variable variable)
        {
            var areTies = Kinks.Between(replay, variable, loss, place => new Number(replay.Value(place))).Select(kink => kink.IsTie).Distinct().ToList();
            return areTies.Count > 1 ? "kink or tie" : areTies.Contains(true) ? "tie" : "kink";
        }
    }
}
