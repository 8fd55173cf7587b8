using System.Text.Json;
using ChainRule.Data;

namespace ChainRule.Workbench.Networks;

/// <summary>An object of a JSON file whose keys are each known and there once.</summary>
internal sealed class StrictObject
{
    private readonly StrictValue _value;
    private readonly OrderedDictionary<string, StrictValue> _members = [];
    private StrictObject? _defaults;

    /// <summary>The members of an object; none where a type is named without its settings.</summary>
    public StrictObject(StrictValue value)
    {
        _value = value;
        if (value.Kind != JsonValueKind.Object)
            return;
        foreach (var property in value.Element.EnumerateObject())
        {
            var member = value.Member(property.Name, property.Value);
            if (!_members.TryAdd(property.Name, member))
                throw member.Refuse("the key appears twice", "keep one of them");
        }
    }

    /// <summary>The keys and their values, in order.</summary>
    public IReadOnlyDictionary<string, StrictValue> Members => _members;

    /// <summary>Whether the command line says it rather than a file.</summary>
    public bool IsGivenByOption => _value.File == NetworkOptions.Source;

    /// <summary>Puts a value in, in place of the one that the file has.</summary>
    public void Replace(string key, StrictValue value) => _members[key] = value;

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

    /// <summary>These settings over those of another object, which count where this one is silent.</summary>
    public StrictObject Over(StrictObject defaults)
    {
        _defaults = defaults;
        return this;
    }

    public InputException Refuse(string problem, string? remedy = null) => _value.Refuse(problem, remedy);

    public StrictValue? Optional(string key) =>
        _members.TryGetValue(key, out var member) ? member : _defaults?.Optional(key);

    public StrictValue Required(string key, string? remedy = null) => Optional(key) ?? throw Refuse($"\"{key}\" is missing", remedy);

    public double Number(string key, double otherwise, NumberRange range) => Optional(key)?.Number(range) ?? otherwise;

    public bool Boolean(string key, bool otherwise) => Optional(key)?.Boolean() ?? otherwise;
}
