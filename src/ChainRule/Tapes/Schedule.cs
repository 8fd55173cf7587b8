using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>The order in which a recorded program runs its nodes: guards before updates, and updates last.</summary>
internal static class Schedule
{
    /// <summary>The nodes that an output, a guard or an update depends on.</summary>
    public static List<Node> Of(Tape tape, IReadOnlyList<Variable> outputs)
    {
        var live = Live(tape, outputs);

        // A node that reads what an update put out stays behind that update.
        var afterUpdate = new HashSet<Variable>();
        foreach (var node in live)
        {
            if (node.Operation.Effect == Effect.Update || node.Inputs.Any(afterUpdate.Contains))
                afterUpdate.Add(node.Output);
        }

        bool IsLate(Node node) => afterUpdate.Contains(node.Output);
        return
        [
            .. live.Where(node => !IsLate(node) && node.Operation.Effect == Effect.None),
            .. live.Where(node => !IsLate(node) && node.Operation.Effect == Effect.Guard),
            .. live.Where(IsLate),
        ];
    }

    private static List<Node> Live(Tape tape, IReadOnlyList<Variable> outputs)
    {
        var wanted = outputs.ToHashSet();
        var live = new List<Node>();
        foreach (var node in tape.Nodes.Reverse())
        {
            if (node.Operation.Effect == Effect.None && !wanted.Contains(node.Output))
                continue;
            wanted.UnionWith(node.Inputs);
            live.Add(node);
        }

        live.Reverse();
        return live;
    }
}
