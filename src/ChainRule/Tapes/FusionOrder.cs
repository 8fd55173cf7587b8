namespace ChainRule.Tapes;

/// <summary>
/// Groups in an order in which they could run. Each has a number, and between two numbers there is room for others, so that moving a group
/// touches no other.
/// </summary>
internal sealed class FusionOrder
{
    private readonly LinkedList<FusionGroup> _groups;
    private readonly Dictionary<FusionGroup, LinkedListNode<FusionGroup>> _spots = [];
    private readonly Dictionary<FusionGroup, long> _numbers = [];

    public FusionOrder(IEnumerable<FusionGroup> groups)
    {
        _groups = new(groups);
        for (var spot = _groups.First; spot is not null; spot = spot.Next)
            _spots[spot.Value] = spot;
        Number();
    }

    public IEnumerable<FusionGroup> Groups => _groups;

    public bool IsBefore(FusionGroup one, FusionGroup two) => _numbers[one] < _numbers[two];

    public void Remove(FusionGroup group) => _groups.Remove(_spots[group]);

    /// <summary>Moves groups right behind another, in the order that they had.</summary>
    public void MoveBehind(FusionGroup group, IEnumerable<FusionGroup> moved)
    {
        FusionGroup[] sorted = [.. moved.OrderBy(other => _numbers[other])];
        var last = _spots[group];
        foreach (var other in sorted)
        {
            _groups.Remove(_spots[other]);
            _groups.AddAfter(last, _spots[other]);
            last = _spots[other];
        }

        var room = ((last.Next is { } next ? _numbers[next.Value] : long.MaxValue) - _numbers[group]) / (sorted.Length + 1);
        if (room == 0)
            Number();
        for (var i = 0; room > 0 && i < sorted.Length; i++)
            _numbers[sorted[i]] = _numbers[group] + (i + 1) * room;
    }

    private void Number()
    {
        var room = long.MaxValue / (_groups.Count + 1);
        var number = 0L;
        foreach (var group in _groups)
            _numbers[group] = number += room;
    }
}
