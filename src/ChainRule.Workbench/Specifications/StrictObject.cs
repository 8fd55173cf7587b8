using System.Text.Json;

namespace ChainRule.Workbench.Specifications;

/// <summary>An object of a JSON file whose keys are each known and there once.</summary>
internal sealed class StrictObject
{
    private readonly OrderedDictionary<string, StrictValue> _members = [];

    /// <summary>An object that has no keys.</summary>
    public StrictObject(Location location) => Location = location;

    /// <summary>The members of an object.</summary>
    public StrictObject(StrictValue value)
        : this(value.Location)
    {
        foreach (var property in value.Element.EnumerateObject())
            Add(property.Name, property.Value);
    }

    /// <summary>The keys and their values, in order.</summary>
    public IReadOnlyDictionary<string, StrictValue> Members => _members;

    /// <summary>Where the object stands.</summary>
    public Location Location { get; }

    /// <summary>Puts in a key that must not be there yet.</summary>
    public void Add(string key, JsonElement value)
    {
        var member = new StrictValue(value, Location.Member(key));
        if (!_members.TryAdd(key, member))
            throw member.Refuse("the key appears twice", "keep one of them");
    }

    /// <summary>Refuses every key but these.</summary>
    public StrictObject Only(params IEnumerable<string> known)
    {
        foreach (var (key, member) in _members)
        {
            if (!known.Contains(key))
                throw member.Refuse("the key is unknown", "known here: " + string.Join(", ", known));
        }

        return this;
    }

    public StrictValue? Optional(string key) => _members.TryGetValue(key, out var member) ? member : null;

    public StrictValue Required(string key) => Optional(key) ?? throw Location.Refuse($"\"{key}\" is missing");
}
