using System.Text.Json.Nodes;
using ChainRule.Formats;

namespace ChainRule.Specifications;

/// <summary>Whether some parameters are trained: <c>"0.*": false</c>. Where several patterns match, the last one decides.</summary>
/// <param name="Pattern">of paths; * stands for any characters</param>
/// <param name="IsTrainable">whether a step may change the parameters that match</param>
public sealed record TrainablePattern(string Pattern, bool IsTrainable)
{
    /// <summary>frozen 0.*</summary>
    public override string ToString() => $"{(IsTrainable ? "trainable" : "frozen")} {Pattern}";

    internal static ValueList<TrainablePattern> Read(StrictValue value) =>
        [.. value.Object().Members.Select(pattern => new TrainablePattern(pattern.Key, pattern.Value.Boolean()))];

    /// <summary>Patterns as a network file has them.</summary>
    public static JsonObject ToJson(IEnumerable<TrainablePattern> patterns) =>
        new(patterns.Select(pattern => KeyValuePair.Create<string, JsonNode?>(pattern.Pattern, pattern.IsTrainable)));
}
