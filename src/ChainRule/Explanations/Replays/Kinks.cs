using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Replays;

/// <summary>Finds where a computation has no derivative.</summary>
internal static class Kinks
{
    /// <summary>The kinks and ties at which elements between a variable and the loss stand.</summary>
    /// <param name="replay">the values</param>
    /// <param name="variable">where the ways to the loss begin</param>
    /// <param name="loss">where they end</param>
    /// <param name="read">an element as it is said</param>
    public static IEnumerable<Kink> Between(Replay replay, Variable variable, Variable loss, Func<Place, Expression> read) =>
        from node in Computation.Of(replay.Tape, loss).DependingOn(variable)
        from index in Enumerable.Range(0, node.Output.Shape.Count)
        let kink = node.Operation.Kink(new ElementView(node, index, replay.Value(new(node.Output, index)), read))
        where kink is not null
        select kink;
}
