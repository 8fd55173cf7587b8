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

    // The nodes that read what a node puts out, each once.
    private readonly List<int>[] _readers;
    private readonly int _pure;
    private readonly int[] _groups;
    private readonly Dictionary<int, List<int>> _members = [];

    // The groups in an order in which they could run, with gaps where groups were joined, and the place of each.
    private readonly int?[] _order;
    private readonly int[] _places;

    // In which search for what lies between two groups each was met last.
    private readonly int[] _met;
    private int _search;

    private Fusion(IReadOnlyList<Node> nodes)
    {
        _nodes = nodes;
        _pure = nodes.TakeWhile(node => node.Operation.Effect == Effect.None).Count();
        _groups = [.. Enumerable.Range(0, nodes.Count)];
        _readers = [.. _groups.Select(_ => new List<int>())];
        _met = new int[nodes.Count];
        _places = [.. _groups];
        _order = [.. _groups.Select(group => (int?)group)];
        var writers = new Dictionary<Variable, int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            _members[i] = [i];
            foreach (var input in nodes[i].Inputs.Distinct())
            {
                if (writers.TryGetValue(input, out var writer))
                    _readers[writer].Add(i);
            }

            writers[nodes[i].Output] = i;
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
            foreach (var reader in fusion._readers[node].Where(reader => reader < fusion._pure))
                fusion.TryJoin(node, reader);
        }

        return fusion.InOrder(outputs);
    }

    private void TryJoin(int node, int reader)
    {
        var (one, two) = (_groups[node], _groups[reader]);
        if (one == two || !Fit(one, two) || !CanMeet(one, two))
            return;
        _members[one].AddRange(_members[two]);
        foreach (var member in _members[two])
            _groups[member] = one;
        _members.Remove(two);
        Reorder(one, two);
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

    // Whether the other needs the one directly alone; then what needs the one and runs before the other was met in this search.
    private bool CanMeet(int one, int two)
    {
        _search++;
        var next = new List<int> { one };
        for (var i = 0; i < next.Count; i++)
        {
            foreach (var follower in _members[next[i]].SelectMany(member => _readers[member]).Select(reader => _groups[reader]))
            {
                if (follower == two && i > 0)
                    return false;
                if (follower == next[i] || _places[follower] >= _places[two] || _met[follower] == _search)
                    continue;
                _met[follower] = _search;
                next.Add(follower);
            }
        }

        return true;
    }

    // The joined group runs where the other did, and what needs it after that.
    private void Reorder(int one, int two)
    {
        var (place, end) = (_places[one], _places[two]);
        int[] passed = [.. _order[(place + 1)..end].OfType<int>()];
        Array.Clear(_order, place, end - place + 1);
        foreach (var group in passed.Where(group => _met[group] != _search).Append(one).Concat(passed.Where(group => _met[group] == _search)))
        {
            _order[place] = group;
            _places[group] = place++;
        }
    }

    private List<Stage> InOrder(IReadOnlyList<Variable> outputs)
    {
        var kept = outputs.ToHashSet();
        return [.. _order.OfType<int>().Select(NewStage)];

        Stage NewStage(int group)
        {
            int[] members = [.. _members[group].Order()];
            return new([.. members.Select(i => _nodes[i])], members.Length == 1 ? [] : members.Where(i => IsInternal(i, group)).Select(i => _nodes[i].Output));
        }

        bool IsInternal(int node, int group) => !kept.Contains(_nodes[node].Output) && _readers[node].TrueForAll(reader => _groups[reader] == group);
    }
}
