using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Specifications.Parts;

namespace ChainRule.Specifications;

/// <summary>A part in one line, such as <c>conv2d 32 3x3 padding=1</c>: a type, then its settings in order or by name.</summary>
public static partial class ShortForm
{
    /// <summary>Reads layers with commas between them.</summary>
    /// <param name="text">the line</param>
    /// <param name="place">its place, for messages</param>
    /// <exception cref="InputException">there is no such layer, or a setting is wrong</exception>
    public static ValueList<PartSpecification> ReadLayers(string text, Location place)
    {
        var items = text.Split(',');
        return items.Length <= PartCatalog.MaximumLayers
            ? [.. items.Select((item, i) => Read(item, PartCatalog.Layers, place.Item(i)))]
            : throw place.Refuse($"there are {items.Length}", $"the maximum is {PartCatalog.MaximumLayers}");
    }

    /// <summary>Reads a loss: <c>huber 0.5</c>.</summary>
    /// <inheritdoc cref="ReadLayers"/>
    public static PartSpecification ReadLoss(string text, Location place) => Read(text, PartCatalog.Losses, place);

    /// <summary>Reads an optimizer: <c>sgd 0.1 momentum=0.9</c>.</summary>
    /// <inheritdoc cref="ReadLayers"/>
    public static PartSpecification ReadOptimizer(string text, Location place) => Read(text, PartCatalog.Optimizers, place);

    /// <summary>Reads a schedule: <c>step 10 0.5</c>.</summary>
    /// <inheritdoc cref="ReadLayers"/>
    public static PartSpecification ReadSchedule(string text, Location place) => Read(text, PartCatalog.Schedules, place);

    /// <summary>The line that reads as the part; null where only a file can describe it.</summary>
    internal static string? Write(PartSpecification part)
    {
        if (part.Name is not null || PartCatalog.Find(part) is not { } type)
            return null;
        string[] order = [.. type.SettingNames];
        string?[] words = [.. part.Settings.Select((setting, i) => setting.ToShortForm() is { } value ? setting.Name == order[i] ? value : $"{setting.Name}={value}" : null)];
        return words.Contains(null) ? null : string.Join(' ', words.Prepend(part.Type));
    }

    private static PartSpecification Read<TPart>(string text, PartCatalog<TPart> catalog, Location place)
        where TPart : class
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw place.Refuse("nothing is written here", "known here: " + string.Join(", ", catalog.Names));
        var type = catalog.Named(words[0], place.Member("type"));
        string[] settings = [.. type.SettingNames];
        if (type.Settings.FirstOrDefault(setting => setting.IsRequired && setting.IsList) is { } list)
            throw RefuseList(place.Member(list.Name));
        var read = new StrictObject(place);
        read.Add("type", Value(words[0]));
        foreach (var (order, word) in words.Skip(1).Index())
        {
            var parts = word.Split('=', 2);
            var key = parts.Length == 2 ? parts[0] : settings.ElementAtOrDefault(order)
                ?? throw place.Refuse($"\"{text.Trim()}\" gives more values than {words[0]} takes", settings.Length == 0 ? "it takes none" : "it takes " + string.Join(", ", settings));
            if (type.Settings.Any(setting => setting.Name == key && setting.IsList))
                throw RefuseList(place.Member(key));
            if (read.Optional(key) is not null)
                throw place.Refuse($"\"{text.Trim()}\" gives two values to {key}", "write others as name=value");
            read.Add(key, Value(parts[^1]));
        }

        return catalog.Read(read);
    }

    private static InputException RefuseList(Location place) => place.Refuse("a list can only be given in a file", "describe the network in one");

    private static JsonElement Value(string text) => JsonElement.Parse(ToJson(text).ToJsonString());

    private static JsonNode ToJson(string text) =>
        Size().Match(text) is { Success: true } size ? new JsonArray(ToJson(size.Groups[1].Value), ToJson(size.Groups[2].Value))
        : bool.TryParse(text, out var truth) ? truth
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text;

    [GeneratedRegex("^([0-9]+)x([0-9]+)$")]
    private static partial Regex Size();
}
