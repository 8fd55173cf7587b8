using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Replays;

/// <summary>Finds where a computation has no derivative.</summary>
internal static class Kinks
{
    /// <summary>The kinks and ties on the paths from a variable to the loss, at the values of a replay.</summary>
    public static IEnumerable<Kink> Between(Replay replay, Variable variable, Variable loss, Func<Place, Expression> term) =>
        from node in Computation.Of(replay.Tape, loss).DependingOn(variable)
        from index in Enumerable.Range(0, node.Output.Shape.Count)
        let kink = node.Operation.Kink(new ElementView(node, index, replay.Value(new(node.Output, index)), term))
        where kink is not null
        select kink;
}
