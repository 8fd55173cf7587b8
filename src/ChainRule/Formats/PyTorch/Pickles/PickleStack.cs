namespace ChainRule.Formats;

/// <summary>The stack of a pickle's machine, its marks, and what it remembers by number; the number of values is limited.</summary>
internal sealed class PickleStack(PickleReader reader)
{
    // Enough for the state of 20,000 tensors.
    private const int MaximumValues = 800_000;

    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<int, object?> _memory = [];
    private int _made;

    public void Push(object? value)
    {
        Count(1);
        _values.Add(value);
    }

    /// <summary>Counts values that are made, whether they are on the stack or not.</summary>
    public void Count(int values)
    {
        if ((_made += values) > MaximumValues)
            throw reader.Refuse(FormattableString.Invariant($"the pickle has more than the maximum of {MaximumValues} values"));
    }

    public object? Pop()
    {
        var top = Top;
        _values.RemoveAt(_values.Count - 1);
        return top;
    }

    public object? Top => _values.Count > (_marks.TryPeek(out var mark) ? mark : 0) ? _values[^1] : throw reader.Refuse("the pickle takes a value that it has not made");

    public void Mark()
    {
        if (_marks.Count > MaximumValues)
            throw reader.Refuse("the pickle is nested too deeply");
        _marks.Push(_values.Count);
    }

    /// <summary>Takes what lies above the last mark.</summary>
    public object?[] PopToMark()
    {
        if (!_marks.TryPop(out var mark))
            throw reader.Refuse("the pickle goes back to a mark that it has not made");
        object?[] values = [.. _values[mark..]];
        _values.RemoveRange(mark, values.Length);
        return values;
    }

    public object?[] Pop(int count)
    {
        var values = new object?[count];
        for (var i = count - 1; i >= 0; i--)
            values[i] = Pop();
        return values;
    }

    public void Remember(int? place = null)
    {
        if (_memory.Count > MaximumValues)
            throw reader.Refuse("the pickle remembers too many values");
        _memory[place ?? _memory.Count] = Top;
    }

    public void Recall(int place) => Push(_memory.TryGetValue(place, out var value) ? value : throw reader.Refuse("the pickle recalls a value that it has not remembered"));
}
