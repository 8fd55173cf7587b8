using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>Which nodes of a tape compute what.</summary>
internal static class Computation
{
    /// <summary>The nodes that compute the wanted variables, in order; what an update wrote counts as given.</summary>
    public static IReadOnlyList<Node> Of(Tape tape, params IEnumerable<Variable> wanted) => Needed(tape, wanted, withEffects: false);

    /// <summary>The same, together with every guard and update of the tape and the nodes that these need.</summary>
    public static IReadOnlyList<Node> WithEffects(Tape tape, IEnumerable<Variable> wanted) => Needed(tape, wanted, withEffects: true);

    /// <summary>The nodes among these that depend on any of the variables.</summary>
    public static IReadOnlyList<Node> DependingOn(this IEnumerable<Node> nodes, params IEnumerable<Variable> variables)
    {
        var depending = variables.ToHashSet();
        var found = new List<Node>();
        foreach (var node in nodes.Where(node => node.Inputs.Any(depending.Contains)))
        {
            depending.Add(node.Output);
            found.Add(node);
        }

        return found;
    }

    private static List<Node> Needed(Tape tape, IEnumerable<Variable> wanted, bool withEffects)
    {
        var variables = wanted.ToHashSet();
        var nodes = new List<Node>();
        foreach (var node in tape.Nodes.Reverse().Where(node => node.Operation.Effect == Effect.None ? variables.Contains(node.Output) : withEffects))
        {
            variables.UnionWith(node.Inputs);
            nodes.Add(node);
        }

        nodes.Reverse();
        return nodes;
    }
}
