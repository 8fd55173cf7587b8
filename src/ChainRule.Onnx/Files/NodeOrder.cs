using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;

namespace ChainRule.Onnx.Files;

/// <summary>Puts the nodes of a graph in an order in which each follows those whose outputs it takes; the file's own order where it is one.</summary>
internal static class NodeOrder
{
    /// <param name="nodes">in the file's order</param>
    /// <param name="given">the names that no node computes: inputs and initializers</param>
    /// <param name="file">the file, as messages name it</param>
    /// <exception cref="InputException">a name stands for two values or for none, or nodes wait for each other</exception>
    public static IReadOnlyList<NodeProto> Of(IReadOnlyList<NodeProto> nodes, IEnumerable<string> given, string file)
    {
        var known = given.ToHashSet();
        var makers = new Dictionary<string, int>();
        foreach (var (i, node) in nodes.Index())
        {
            foreach (var output in node.Output.Where(output => output.Length > 0))
            {
                if (known.Contains(output) || !makers.TryAdd(output, i))
                    throw NodeFault.Of(file, node, $"its output {output} is a name that something else has");
            }
        }

        foreach (var node in nodes)
        {
            if (node.Input.FirstOrDefault(name => name.Length > 0 && !known.Contains(name) && !makers.ContainsKey(name)) is { } missing)
                throw NodeFault.Of(file, node, $"nothing computes its input {missing}");
        }

        return Sorted(nodes, [.. nodes.Select(node => node.Input.Where(makers.ContainsKey).Select(name => makers[name]).Distinct().ToArray())], file);
    }

    // Of those that can run, the first in the file is next.
    private static List<NodeProto> Sorted(IReadOnlyList<NodeProto> nodes, int[][] makers, string file)
    {
        var users = makers.Index().SelectMany(pair => pair.Item.Select(maker => (maker, User: pair.Index))).ToLookup(pair => pair.maker, pair => pair.User);
        int[] awaited = [.. makers.Select(of => of.Length)];
        var ready = new PriorityQueue<int, int>(awaited.Index().Where(pair => pair.Item == 0).Select(pair => (pair.Index, pair.Index)));
        var sorted = new List<NodeProto>(nodes.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(nodes[next]);
            foreach (var user in users[next].Where(user => --awaited[user] == 0))
                ready.Enqueue(user, user);
        }

        return sorted.Count == nodes.Count ? sorted : throw NodeFault.Of(file, nodes[Array.FindIndex(awaited, left => left > 0)], "it waits for its own output: the graph has a cycle");
    }
}
