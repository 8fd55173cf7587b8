using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>
/// Joins nodes that compute element by element over one shape into stages: a value that only its own stage reads never reaches memory,
/// and one that several nodes read is read once. The same kernels run in the same order on the same elements, so no bit changes.
/// </summary>
internal sealed class Fusion
{
    private readonly IReadOnlyList<Node> _nodes;

    // The nodes that write what a node reads, and those that read its output, each once.
    private readonly int[][] _writers;
    private readonly int[][] _readers;
    private readonly FusionGroup[] _groups;
    private readonly FusionOrder _order;

    /// <summary>Joins nodes, which are in an order in which they could run.</summary>
    public Fusion(IReadOnlyList<Node> nodes)
    {
        _nodes = nodes;
        _groups = [.. nodes.Select((node, i) => new FusionGroup(i, node))];
        _order = new(_groups);
        _writers = new int[nodes.Count][];
        var written = new Dictionary<Variable, int>();
        foreach (var (i, node) in nodes.Index())
        {
            _writers[i] = [.. node.Inputs.Distinct().Where(written.ContainsKey).Select(input => written[input])];
            foreach (var writer in _writers[i])
                _groups[writer].AddReader(i);
            written[node.Output] = i;
        }

        _readers = [.. _groups.Select(group => group.Readers.ToArray())];

        // From the end: a node joins its readers. Nodes before the guards and updates stay before them.
        var pure = nodes.TakeWhile(node => node.Operation.Effect == Effect.None).Count();
        for (var node = pure - 1; node >= 0; node--)
        {
            foreach (var reader in _readers[node].Where(reader => reader < pure))
                TryJoin(_groups[node], _groups[reader]);
        }
    }

    /// <summary>How many readers were looked at, and groups moved: a measure of the time taken.</summary>
    public long Visits { get; private set; }

    /// <summary>The nodes' stages, in an order in which they can run; the outputs are read after all of them.</summary>
    public List<Stage> Stages(IReadOnlyList<Variable> outputs)
    {
        var kept = outputs.ToHashSet();
        return [.. _order.Groups.Select(NewStage)];

        Stage NewStage(FusionGroup group)
        {
            int[] members = [.. group.Members.Order()];
            return new([.. members.Select(i => _nodes[i])], members.Length == 1 ? [] : members.Where(i => IsInternal(i, group)).Select(i => _nodes[i].Output));
        }

        bool IsInternal(int node, FusionGroup group) => !kept.Contains(_nodes[node].Output) && Array.TrueForAll(_readers[node], reader => _groups[reader] == group);
    }

    // The joined group runs where the second did, and what needs it runs after that. A sum is complete only after its loop.
    private void TryJoin(FusionGroup one, FusionGroup two)
    {
        if (one == two || !one.Fits(two) || one.SumReaders.Exists(reader => _groups[reader] == two) || Between(one, two) is not { } between)
            return;
        Visits += one.Readers.Count + one.Members.Count + between.Count;
        two.Join(one, reader => _groups[reader] == two);
        foreach (var member in one.Members)
            _groups[member] = two;
        _order.Remove(one);
        _order.MoveBehind(two, between);
    }

    // What needs the first and runs before the second; null where the second needs any of it. Walks from both ends take turns: they often meet
    // near both ends, and where many nodes read a value, few of the paths from it lead there.
    private HashSet<FusionGroup>? Between(FusionGroup one, FusionGroup two)
    {
        HashSet<FusionGroup> followers = [one], leaders = [two];
        using var back = Walk(two, group => group.Members.SelectMany(member => _writers[member]), group => one.Number < group.Number, leaders).GetEnumerator();
        foreach (var step in Walk(one, group => group.Readers, group => group.Number < two.Number, followers))
        {
            if ((step != (one, two) && leaders.Contains(step.To)) || (back.MoveNext() && back.Current != (two, one) && followers.Contains(back.Current.To)))
                return null;
        }

        followers.Remove(one);
        return followers;
    }

    // Every step from group to group, breadth first; those that are near enough are walked on from.
    private IEnumerable<(FusionGroup From, FusionGroup To)> Walk(
        FusionGroup start, Func<FusionGroup, IEnumerable<int>> neighbours, Predicate<FusionGroup> isNear, HashSet<FusionGroup> met)
    {
        var next = new Queue<FusionGroup>([start]);
        while (next.TryDequeue(out var from))
        {
            foreach (var to in neighbours(from).Select(node => _groups[node]))
            {
                Visits++;
                yield return (from, to);
                if (isNear(to) && met.Add(to))
                    next.Enqueue(to);
            }
        }
    }
}
