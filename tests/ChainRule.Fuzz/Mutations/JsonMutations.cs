using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Mutations;

/// <summary>Changes that leave JSON well-formed: other values, keys that are gone, renamed or moved, deeper nesting, more items.</summary>
internal static class JsonMutations
{
    private const int LargestSize = 1 << 20;

    /// <summary>The text after a few changes.</summary>
    /// <param name="json">what is changed</param>
    /// <param name="random">which changes</param>
    /// <param name="words">texts that occur in such files</param>
    public static string Some(string json, RandomSource random, IReadOnlyList<string> words)
    {
        var holder = new JsonArray(JsonNode.Parse(json));
        do
            One(holder, random, words);
        while (random.OneIn(2) && holder.ToJsonString().Length < LargestSize);
        return holder.Count == 0 ? "" : holder[0]?.ToJsonString() ?? "null";
    }

    private static void One(JsonArray holder, RandomSource random, IReadOnlyList<string> words)
    {
        var (parent, place) = random.Pick([.. Places(holder)]);
        var value = parent is JsonArray array ? array[place] : parent.AsObject().GetAt(place).Value;
        switch (random.NextInteger(9))
        {
            case 0 or 1:
                Set(parent, place, Number(random));
                break;
            case 2:
                Set(parent, place, Word(random, words));
                break;
            case 3:
                Remove(parent, place);
                break;
            case 4:
                Rename(parent, place, Word(random, words)!.ToString());
                break;
            case 5:
                Set(parent, place, Nested(value, random));
                break;
            case 6:
                var (other, otherPlace) = random.Pick([.. Places(holder)]);
                Set(parent, place, (other is JsonArray items ? items[otherPlace] : other.AsObject().GetAt(otherPlace).Value)?.DeepClone());
                break;
            case 7:
                Repeat(parent, place, value, random);
                break;
            default:
                Set(parent, place, random.Pick((JsonNode?[])[null, true, false, new JsonObject(), new JsonArray()])?.DeepClone());
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, int Place)> Places(JsonNode node) => node switch
    {
        JsonArray array => Enumerable.Range(0, array.Count).SelectMany(i => Within(array, i, array[i])),
        JsonObject map => map.ToArray().SelectMany((pair, i) => Within(map, i, pair.Value)),
        _ => [],
    };

    private static IEnumerable<(JsonNode, int)> Within(JsonNode parent, int place, JsonNode? value) =>
        value is null ? [(parent, place)] : Places(value).Prepend((parent, place));

    private static void Set(JsonNode parent, int place, JsonNode? value)
    {
        if (parent is JsonArray array)
            array[place] = value;
        else
            parent.AsObject().SetAt(place, value);
    }

    private static void Remove(JsonNode parent, int place)
    {
        if (parent is JsonArray array)
            array.RemoveAt(place);
        else
            parent.AsObject().RemoveAt(place);
        if (parent.Parent is null && parent is JsonArray { Count: 0 } holder)
            holder.Add(new JsonObject());
    }

    private static void Rename(JsonNode parent, int place, string name)
    {
        if (parent is not JsonObject map || map.ContainsKey(name))
            return;
        var value = map.GetAt(place).Value;
        map.RemoveAt(place);
        map.Insert(place, name, value);
    }

    private static JsonNode? Nested(JsonNode? value, RandomSource random)
    {
        var nested = value?.DeepClone();
        for (var depth = random.OneIn(3) ? 70 : 1 + random.NextInteger(3); depth > 0; depth--)
            nested = random.OneIn(4) ? new JsonObject { ["layers"] = nested } : new JsonArray(nested);
        return nested;
    }

    private static void Repeat(JsonNode parent, int place, JsonNode? value, RandomSource random)
    {
        var count = random.OneIn(10) ? 1100 : 1 + random.NextInteger(3);
        if (parent is not JsonArray array || array.Parent is null)
            return;
        for (var i = 0; i < count; i++)
            array.Insert(place, value?.DeepClone());
    }

    private static JsonNode Number(RandomSource random)
    {
        var text = random.Pick(EdgeValues.Numbers);
        try
        {
            return JsonNode.Parse(text)!;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonNode Word(RandomSource random, IReadOnlyList<string> words) =>
        random.OneIn(30) ? new string('a', EdgeValues.LongLength)
        : random.OneIn(2) && words.Count > 0 ? random.Pick(words)
        : random.Pick(EdgeValues.Texts);
}
