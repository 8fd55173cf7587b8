using System.Text.Json;

namespace ChainRule.Workbench.Specifications;

/// <summary>An object of a JSON file: every key must be known, and may appear only once.</summary>
internal sealed class StrictObject(Location location)
{
    private readonly OrderedDictionary<string, StrictValue> _members = [];

    public StrictObject(StrictValue value)
        : this(value.Location)
    {
        foreach (var property in value.Element.EnumerateObject())
            Add(property.Name, property.Value);
    }

    /// <summary>The keys and their values, in order.</summary>
    public IReadOnlyDictionary<string, StrictValue> Members => _members;

    public Location Location => location;

    /// <summary>Adds a key, or refuses it if it is there already.</summary>
    public void Add(string key, JsonElement value)
    {
        var member = new StrictValue(value, location.Member(key));
        if (!_members.TryAdd(key, member))
            throw member.Refuse("the key appears twice", "keep one of them");
    }

    /// <summary>Refuses every key but these.</summary>
    public StrictObject Only(params IEnumerable<string> known) =>
        _members.FirstOrDefault(member => !known.Contains(member.Key)) is { Key: not null, Value: var unknown }
            ? throw unknown.Refuse("the key is unknown", "known here: " + string.Join(", ", known))
            : this;

    public StrictValue? Optional(string key) => _members.TryGetValue(key, out var member) ? member : null;

    public StrictValue Required(string key) => Optional(key) ?? throw location.Refuse($"\"{key}\" is missing");
}
