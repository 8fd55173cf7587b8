using System.Text.Json;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>An object of a JSON file: every key must be known, and may appear only once.</summary>
/// <param name="location">its place, for messages</param>
public sealed class StrictObject(Location location)
{
    private readonly OrderedDictionary<string, StrictValue> _members = [];

    /// <summary>The object that a value is.</summary>
    /// <exception cref="InputException">a key appears twice</exception>
    public StrictObject(StrictValue value)
        : this(value.Location)
    {
        foreach (var property in value.Element.EnumerateObject())
            Add(property.Name, property.Value);
    }

    /// <summary>The keys and their values, in order.</summary>
    public IReadOnlyDictionary<string, StrictValue> Members => _members;

    /// <summary>Its place, for messages.</summary>
    public Location Location => location;

    /// <summary>Adds a key, or refuses it if it is there already.</summary>
    /// <exception cref="InputException">the key appears twice</exception>
    public void Add(string key, JsonElement value)
    {
        var member = new StrictValue(value, location.Member(key));
        if (!_members.TryAdd(key, member))
            throw member.Refuse("the key appears twice", "keep one of them");
    }

    /// <summary>Refuses every key but these.</summary>
    /// <exception cref="InputException">there is another</exception>
    public StrictObject Only(params IEnumerable<string> known) =>
        _members.FirstOrDefault(member => !known.Contains(member.Key)) is { Key: not null, Value: var unknown }
            ? throw unknown.Refuse("the key is unknown", "known here: " + string.Join(", ", known))
            : this;

    /// <summary>The value of a key; null where it is missing.</summary>
    public StrictValue? Optional(string key) => _members.TryGetValue(key, out var member) ? member : null;

    /// <summary>The value of a key.</summary>
    /// <exception cref="InputException">it is missing</exception>
    public StrictValue Required(string key) => Optional(key) ?? throw location.Refuse($"\"{key}\" is missing");
}
