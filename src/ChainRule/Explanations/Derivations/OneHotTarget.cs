using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Class indexes written as one-hot targets: 1 for the right class, 0 for every other.</summary>
internal static class OneHotTarget
{
    /// <summary>t for every position and class; nothing if the loss does not use class indexes.</summary>
    public static IEnumerable<Given> Of(Replay replay, SymbolTable symbols)
    {
        if (replay.Tape.Nodes.FirstOrDefault(node => node.Operation is Gather && replay.Tape.Inputs.Contains(node.Inputs[1])) is not { } choice)
            return [];
        var (scores, target) = (choice.Inputs[0], choice.Inputs[1]);
        return from index in Enumerable.Range(0, scores.Shape.Count)
               let score = new Place(scores, index)
               let isRight = replay.Value(new(target, index / scores.Shape[-1])) == index % scores.Shape[-1]
               select new Given($"{target}[{string.Join(",", score.Indexes)}]", symbols.Element(Letter.Target, score), isRight ? 1 : 0);
    }
}
