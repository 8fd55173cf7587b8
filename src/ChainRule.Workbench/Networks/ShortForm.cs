using System.Globalization;
using System.Text.Json.Nodes;
using ChainRule.Data;

namespace ChainRule.Workbench.Networks;

/// <summary>
/// Turns <c>linear 128 bias=false</c> into the JSON it is short for: a type, the value of its main setting, and others by name.
/// </summary>
internal static class ShortForm
{
    private const char BetweenLayers = ',';

    public static JsonArray Layers(string text) =>
        [.. text.Split(BetweenLayers).Select((item, i) => Read(item, LayerCatalog.Layers, FormattableString.Invariant($"layers[{i}]")))];

    public static JsonObject Read<TContext, TMade>(string text, Catalog<TContext, TMade> catalog, string place)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw new InputException(NetworkOptions.Source, place, "nothing is written here", "known here: " + string.Join(", ", catalog.Types));
        var json = new JsonObject { ["type"] = words[0] };
        if (catalog.Find(words[0]) is not { } entry)
            return json;
        foreach (var word in words.Skip(1))
        {
            var parts = word.Split('=', 2);
            var key = parts.Length == 2 ? parts[0] : entry.Settings.FirstOrDefault()
                ?? throw new InputException(NetworkOptions.Source, place, $"\"{text.Trim()}\" gives a value to a type that takes none");
            if (!json.TryAdd(key, Value(parts[^1])))
                throw new InputException(NetworkOptions.Source, place, $"\"{text.Trim()}\" gives two values to {key}", "write others as name=value");
        }

        return json;
    }

    private static JsonNode Value(string text) =>
        bool.TryParse(text, out var truth) ? truth
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text;
}
