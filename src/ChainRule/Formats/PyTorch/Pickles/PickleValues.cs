namespace ChainRule.Formats;

/// <summary>A class or a function that a pickle names; it is never looked up, let alone called.</summary>
internal sealed record PickleGlobal(string Name);

/// <summary>A dictionary as a pickle fills it: entries in order, keys of any type.</summary>
internal sealed class PickleDictionary
{
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];
}
