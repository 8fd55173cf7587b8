using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Elements;

/// <summary>Finds the operands of an elementwise loop, and slots of scratch memory for those without their own memory.</summary>
internal sealed class Operands<T>(Shape full, BroadcastRows rows)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<ElementValue, int> _slots = [];
    private readonly Stack<int> _free = [];

    /// <summary>How many slots are needed.</summary>
    public int Slots { get; private set; }

    /// <summary>What is written out before each chunk.</summary>
    public List<Repetition<T>> Repetitions { get; } = [];

    /// <summary>What is added up after the last chunk.</summary>
    public List<RowTotals<T>> Totals { get; } = [];

    public Operand<T> Read(ElementValue value)
    {
        if (_slots.TryGetValue(value, out var slot))
            return Operand<T>.In(slot);
        var memory = value.Memory!;
        if (!rows.AreJoined || memory.Count == full.Count || memory.Count == 1)
            return Operand<T>.Of(memory, full, rows);
        _slots[value] = slot = Slots++;
        Repetitions.Add(new(memory, slot));
        return Operand<T>.In(slot);
    }

    public Operand<T> Write(ElementValue value)
    {
        // A sum: to fewer elements, or of none.
        if (value.Shape.Count != full.Count)
        {
            Totals.Add(new(rows, value.Memory!));
            return new(Operand<T>.Kind.Totals, totals: Totals[^1]);
        }

        if (value.Memory is not null)
            return Operand<T>.Of(value.Memory, full, rows);
        _slots[value] = _free.TryPop(out var slot) ? slot : Slots++;
        return Operand<T>.In(_slots[value]);
    }

    /// <summary>Frees the slot of a value that is no longer read.</summary>
    public void Forget(ElementValue value)
    {
        if (value.Memory is null)
            _free.Push(_slots[value]);
    }
}
