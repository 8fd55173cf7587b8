using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>The order in which a recorded program runs its nodes: guards before updates, and updates last.</summary>
internal static class NodeOrder
{
    /// <summary>The nodes that an output, a guard or an update depends on.</summary>
    public static IReadOnlyList<Node> Of(Tape tape, IReadOnlyList<Variable> outputs)
    {
        var nodes = Computation.WithEffects(tape, outputs);

        // A node that reads an update's output stays behind that update.
        var late = nodes.Where(node => node.Operation.Effect == Effect.Update).ToHashSet();
        late.UnionWith(nodes.DependingOn([.. late.Select(node => node.Output)]));
        return [.. nodes.OrderBy(node => late.Contains(node) ? 2 : node.Operation.Effect == Effect.Guard ? 1 : 0)];
    }
}
