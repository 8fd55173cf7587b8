namespace ChainRule.Tapes;

/// <summary>
/// Groups in an order in which they could run. Each has a number, and the numbers leave room for others between them, so that moving a group
/// touches no other.
/// </summary>
internal sealed class FusionOrder
{
    private readonly LinkedList<FusionGroup> _groups = [];

    public FusionOrder(IEnumerable<FusionGroup> groups)
    {
        foreach (var group in groups)
            _groups.AddLast(group.Spot);
        Number();
    }

    public IEnumerable<FusionGroup> Groups => _groups;

    public void Remove(FusionGroup group) => _groups.Remove(group.Spot);

    /// <summary>Moves groups right behind another, in the order that they had.</summary>
    public void MoveBehind(FusionGroup group, IEnumerable<FusionGroup> moved)
    {
        FusionGroup[] sorted = [.. moved.OrderBy(other => other.Number)];
        var last = group.Spot;
        foreach (var other in sorted)
        {
            _groups.Remove(other.Spot);
            _groups.AddAfter(last, other.Spot);
            last = other.Spot;
        }

        var room = ((last.Next?.Value.Number ?? long.MaxValue) - group.Number) / (sorted.Length + 1);
        if (room == 0)
            Number();
        for (var i = 0; room > 0 && i < sorted.Length; i++)
            sorted[i].Number = group.Number + (i + 1) * room;
    }

    private void Number()
    {
        var room = long.MaxValue / (_groups.Count + 1);
        var number = 0L;
        foreach (var group in _groups)
            group.Number = number += room;
    }
}
