namespace ChainRule.Formats;

/// <summary>What may be done with the names and the references that a pickle holds.</summary>
internal interface IPickleRules
{
    /// <summary>Refuses a class or a function that is not allowed.</summary>
    void Check(PickleGlobal global);

    /// <summary>What a call of an allowed function stands for.</summary>
    object? Call(PickleGlobal function, object?[] arguments);

    /// <summary>What a reference to something outside the pickle stands for.</summary>
    object? Refer(object? reference);
}

/// <summary>
/// Reads Python's pickles of protocols 2 to 5 as data: a machine with a stack, which makes numbers, texts, tuples, lists and dictionaries. It has no
/// objects and runs nothing: what a call stands for, its rules say.
/// </summary>
internal sealed class Unpickler(PickleReader reader, IPickleRules rules)
{
    private readonly PickleStack _stack = new(reader);

    public object? Read()
    {
        for (byte operation; (operation = reader.Byte()) != '.';)
            Do(operation);
        return _stack.Pop();
    }

    private void Do(byte operation)
    {
        switch (operation)
        {
            case 0x80: reader.Byte(); break;
            case 0x95: reader.Whole(sizeof(long)); break;
            case (byte)'(': _stack.Mark(); break;
            case (byte)'0': _stack.Pop(); break;
            case (byte)'1': _stack.PopToMark(); break;
            case (byte)'2': _stack.Push(_stack.Top); break;
            case (byte)'N': _stack.Push(null); break;
            case 0x88 or 0x89: _stack.Push(operation == 0x88); break;
            case (byte)'J': _stack.Push((long)reader.Int32()); break;
            case (byte)'K': _stack.Push((long)reader.Byte()); break;
            case (byte)'M': _stack.Push((long)reader.UInt16()); break;
            case 0x8A: _stack.Push(reader.Whole(reader.Byte())); break;
            case (byte)'G': _stack.Push(reader.Double()); break;
            case (byte)'U' or (byte)'C' or 0x8C: _stack.Push(reader.Text(reader.Byte())); break;
            case (byte)'T' or (byte)'B' or (byte)'X': _stack.Push(reader.Text(reader.Int32())); break;
            case (byte)'q': _stack.Remember(reader.Byte()); break;
            case (byte)'r': _stack.Remember(reader.Int32()); break;
            case 0x94: _stack.Remember(); break;
            case (byte)'h': _stack.Recall(reader.Byte()); break;
            case (byte)'j': _stack.Recall(reader.Int32()); break;
            case (byte)'c': PushGlobal(reader.Line(), reader.Line()); break;
            case 0x93: PushGlobal(_stack.Pop(2)); break;
            case (byte)'Q': _stack.Push(rules.Refer(_stack.Pop())); break;
            case (byte)'R': Call(_stack.Pop(2)); break;
            case (byte)'b': Build(_stack.Pop()); break;
            default: Collect(operation); break;
        }
    }

    private void Collect(byte operation)
    {
        switch (operation)
        {
            case (byte)')': _stack.Push(Array.Empty<object?>()); break;
            case (byte)'t': _stack.Push(_stack.PopToMark()); break;
            case 0x85 or 0x86 or 0x87: _stack.Push(_stack.Pop(operation - 0x84)); break;
            case (byte)']': _stack.Push(new List<object?>()); break;
            case (byte)'l': _stack.Push(_stack.PopToMark().ToList()); break;
            case (byte)'a': Append(_stack.Pop(1)); break;
            case (byte)'e': Append(_stack.PopToMark()); break;
            case (byte)'}': _stack.Push(new PickleDictionary()); break;
            case (byte)'s': Set(_stack.Pop(2)); break;
            case (byte)'u': Set(_stack.PopToMark()); break;
            case (byte)'i': PushGlobal(reader.Line(), reader.Line()); break;
            default: throw reader.Refuse($"the pickle has the operation {operation:X2}, which is not read", "save the state dict alone: torch.save(model.state_dict(), PATH)");
        }
    }

    private void PushGlobal(params object?[] names)
    {
        if (names is not [string module, string name])
            throw reader.Refuse("the pickle names a class by something other than text");
        var global = new PickleGlobal($"{module}.{name}");
        rules.Check(global);
        _stack.Push(global);
    }

    // A call copies what its lists hold, and one list can be recalled for any number of calls.
    private void Call(object?[] call)
    {
        if (call is not [PickleGlobal function, object?[] arguments])
            throw reader.Refuse("the pickle calls something that is not a function");
        foreach (var argument in arguments)
            _stack.Count((argument as IList<object?>)?.Count ?? 0);
        _stack.Push(rules.Call(function, arguments));
    }

    private void Append(object?[] values)
    {
        if (_stack.Top is not List<object?> list)
            throw reader.Refuse("the pickle appends to something that is not a list");
        list.AddRange(values);
    }

    private void Set(object?[] entries)
    {
        if (_stack.Top is not PickleDictionary dictionary || entries.Length % 2 != 0)
            throw reader.Refuse("the pickle sets entries of something that is not a dictionary");
        for (var i = 0; i < entries.Length; i += 2)
            dictionary.Entries.Add(new(entries[i], entries[i + 1]));
    }

    // PyTorch notes versions of layers as an attribute of an ordered dictionary; nothing here needs them.
    private void Build(object? state)
    {
        if (_stack.Top is not PickleDictionary || state is not PickleDictionary)
            throw reader.Refuse("the pickle sets attributes of something that is not a dictionary");
    }
}
