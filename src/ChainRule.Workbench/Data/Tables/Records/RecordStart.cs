using System.Text.Json;
using ChainRule.Specifications;

namespace ChainRule.Workbench.Data.Tables.Records;

/// <summary>Tells records in JSON from a network file, by the first bytes.</summary>
internal static class RecordStart
{
    private static readonly string[] Extensions = [".jsonl", ".ndjson"];

    /// <summary>Whether a file is named like one of records, perhaps before <c>.gz</c>.</summary>
    public static bool IsNamed(string file)
    {
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Whether bytes begin an array of objects, an object that another one follows, or an object too long to be seen whole, without line breaks and the keys
    /// of a network.
    /// </summary>
    public static bool Is(ReadOnlySpan<byte> start)
    {
        start = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        var reader = new Utf8JsonReader(start, isFinalBlock: false, new(new() { AllowMultipleValues = true }));
        try
        {
            if (!reader.Read())
                return false;
            if (reader.TokenType == JsonTokenType.StartArray)
                return reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            if (reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0)
                    return reader.Read() && reader.TokenType == JsonTokenType.StartObject;
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && (reader.ValueTextEquals(SpecificationKeys.Layers) || reader.ValueTextEquals(SpecificationKeys.Input)))
                    return false;
            }

            return !start.Contains((byte)'\n');
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
