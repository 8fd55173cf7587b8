using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>Which nodes of a tape compute what.</summary>
internal static class Computation
{
    /// <summary>The nodes by which the wanted variables are computed, in order; what an update wrote is known beforehand.</summary>
    public static IReadOnlyList<Node> Of(Tape tape, params IEnumerable<Variable> wanted)
    {
        var variables = wanted.ToHashSet();
        var nodes = new List<Node>();
        foreach (var node in tape.Nodes.Reverse().Where(node => node.Operation.Effect == Effect.None && variables.Contains(node.Output)))
        {
            variables.UnionWith(node.Inputs);
            nodes.Add(node);
        }

        nodes.Reverse();
        return nodes;
    }

    /// <summary>Those among the nodes that depend on any of these variables.</summary>
    public static IReadOnlyList<Node> DependingOn(this IReadOnlyList<Node> nodes, params IEnumerable<Variable> variables)
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
}
