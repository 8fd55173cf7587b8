using ChainRule.Kernels.Elements;
using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>
/// Joins nodes that compute element by element over one shape into stages: a value that only its own stage reads never reaches memory,
/// and one that several nodes read is read once. The same kernels run in the same order on the same elements, so that no bit changes.
/// </summary>
internal sealed class Fusion
{
    private readonly IReadOnlyList<Node> _nodes;
    private readonly Dictionary<Variable, List<int>> _readers = [];
    private readonly int _pure;
    private readonly int[] _groups;
    private readonly Dictionary<int, List<int>> _members = [];

    // The groups in an order in which they could run, with gaps where groups were joined, and the place of each.
    private readonly int?[] _order;
    private readonly int[] _places;

    private Fusion(IReadOnlyList<Node> nodes)
    {
        _nodes = nodes;
        _pure = nodes.TakeWhile(node => node.Operation.Effect == Effect.None).Count();
        _groups = [.. Enumerable.Range(0, nodes.Count)];
        _places = [.. _groups];
        _order = [.. _groups.Select(group => (int?)group)];
        for (var i = 0; i < nodes.Count; i++)
        {
            _members[i] = [i];
            foreach (var input in nodes[i].Inputs.Distinct())
                (_readers.TryGetValue(input, out var readers) ? readers : _readers[input] = []).Add(i);
        }
    }

    /// <summary>Stages of a schedule's nodes.</summary>
    /// <param name="nodes">in an order in which they could run</param>
    /// <param name="outputs">what is read after all of them</param>
    public static List<Stage> Stages(IReadOnlyList<Node> nodes, IReadOnlyList<Variable> outputs)
    {
        var fusion = new Fusion(nodes);

        // From the end: a node joins those that read it. What guards and updates follow stays before them.
        for (var node = fusion._pure - 1; node >= 0; node--)
        {
            foreach (var reader in fusion.ReadersOf(node).Where(reader => reader < fusion._pure))
                fusion.TryJoin(node, reader);
        }

        return fusion.InOrder(outputs);
    }

    private List<int> ReadersOf(int node) => _readers.GetValueOrDefault(_nodes[node].Output) ?? [];

    private void TryJoin(int node, int reader)
    {
        var (one, two) = (_groups[node], _groups[reader]);
        if (one == two || !Fit(one, two) || Between(one, two) is not { } later)
            return;
        _members[one].AddRange(_members[two]);
        foreach (var member in _members[two])
            _groups[member] = one;
        _members.Remove(two);
        Reorder(one, two, later);
    }

    // Whether one loop can compute both: over the same shape, without cutting the rows that are summed, and without waiting for a sum. What
    // hands its elements over is joined after all that takes them.
    private bool Fit(int one, int two)
    {
        Node[] nodes = [.. _members[one].Concat(_members[two]).Select(i => _nodes[i])];
        if (nodes is [{ Operation: IPiecewise } first, .. var rest])
            return rest.All(node => Stage.Extent(node) == first.Output.Shape && node.Output.TensorType == first.Output.TensorType);
        if (Stage.Extent(nodes[0]) is not { } extent || nodes.Any(node => node.Output.Type != nodes[0].Output.Type || Stage.Extent(node) != extent))
            return false;
        var length = new BroadcastRows(extent, nodes.SelectMany(node => node.Inputs.Append(node.Output)).Select(value => value.Shape)).Length;
        var sums = nodes.Select(node => node.Output).Where(output => output.Shape.Count < extent.Count).ToList();
        return sums.TrueForAll(sum => new BroadcastRows(extent, [sum.Shape]).Length == length) && !nodes.SelectMany(node => node.Inputs).Any(sums.Contains);
    }

    // What runs after the one and before the other because it needs the one; null when the other needs such a group.
    private HashSet<int>? Between(int one, int two)
    {
        var between = new HashSet<int>();
        var next = new Stack<int>(Followers(one).Where(group => group != two));
        while (next.TryPop(out var group))
        {
            if (group == two)
                return null;
            if (_places[group] > _places[two] || !between.Add(group))
                continue;
            foreach (var follower in Followers(group))
                next.Push(follower);
        }

        return between;
    }

    private IEnumerable<int> Followers(int group) => _members[group].SelectMany(ReadersOf).Select(reader => _groups[reader]).Where(reader => reader != group);

    // The joined group runs where the other did, and what needs it after that.
    private void Reorder(int one, int two, HashSet<int> later)
    {
        var (place, end) = (_places[one], _places[two]);
        int[] passed = [.. _order[(place + 1)..end].OfType<int>()];
        Array.Clear(_order, place, end - place + 1);
        foreach (var group in passed.Where(group => !later.Contains(group)).Append(one).Concat(passed.Where(later.Contains)))
        {
            _order[place] = group;
            _places[group] = place++;
        }
    }

    private List<Stage> InOrder(IReadOnlyList<Variable> outputs)
    {
        return [.. _order.OfType<int>().Select(NewStage)];

        Stage NewStage(int group)
        {
            Node[] nodes = [.. _members[group].Order().Select(i => _nodes[i])];
            return new(nodes, nodes.Length == 1 ? [] : nodes.Select(node => node.Output).Where(output => IsInternal(output, group)));
        }

        bool IsInternal(Variable output, int group) => !outputs.Contains(output) && _readers[output].TrueForAll(reader => _groups[reader] == group);
    }
}
