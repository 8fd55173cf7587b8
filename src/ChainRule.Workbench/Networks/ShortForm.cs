using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChainRule.Data;

namespace ChainRule.Workbench.Networks;

/// <summary>
/// Turns <c>conv2d 32 3x3 padding=1</c> into the JSON it is short for: a type, values of its settings in their order, and others by name.
/// </summary>
internal static partial class ShortForm
{
    private const char BetweenLayers = ',';

    public static JsonArray Layers(string text)
    {
        var items = text.Split(BetweenLayers);
        return items.Length <= LayerReader.MaximumLayers
            ? [.. items.Select((item, i) => Read(item, LayerCatalog.Layers, FormattableString.Invariant($"layers[{i}]")))]
            : throw new InputException(NetworkOptions.Source, "layers", FormattableString.Invariant($"there are {items.Length}"), FormattableString.Invariant($"the most is {LayerReader.MaximumLayers}"));
    }

    public static JsonObject Read<TContext, TMade>(string text, Catalog<TContext, TMade> catalog, string place)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw new InputException(NetworkOptions.Source, place, "nothing is written here", "known here: " + string.Join(", ", catalog.Types));
        var json = new JsonObject { ["type"] = words[0] };
        if (catalog.Find(words[0]) is not { } entry)
            return json;
        foreach (var (word, order) in words.Skip(1).Select((word, i) => (word, i)))
        {
            var parts = word.Split('=', 2);
            var key = parts.Length == 2 ? parts[0] : entry.Settings.ElementAtOrDefault(order)
                ?? throw new InputException(NetworkOptions.Source, place, $"\"{text.Trim()}\" gives more values than {words[0]} takes", entry.Settings.Length == 0 ? "it takes none" : "it takes " + string.Join(", ", entry.Settings));
            if (!json.TryAdd(key, Value(parts[^1])))
                throw new InputException(NetworkOptions.Source, place, $"\"{text.Trim()}\" gives two values to {key}", "write others as name=value");
        }

        return json;
    }

    private static JsonNode Value(string text) =>
        Size().Match(text) is { Success: true } size ? new JsonArray(Value(size.Groups[1].Value), Value(size.Groups[2].Value))
        : bool.TryParse(text, out var truth) ? truth
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text;

    [GeneratedRegex("^([0-9]+)x([0-9]+)$")]
    private static partial Regex Size();
}
