using System.Text.Json;
using System.Text.Json.Serialization;
using ChainRule.Data;

namespace ChainRule.Workbench.Data;

/// <summary>The JSON of a preparation, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Preparation))]
internal sealed partial class PreparationJson : JsonSerializerContext
{
    public static Preparation Read(string json, string file)
    {
        try
        {
            var preparation = JsonSerializer.Deserialize(json, Default.Preparation)
                ?? throw new InputException(file, "preparation", "this is null", "train the model again");
            var flaw = preparation.Target.Flaw() ?? preparation.Columns.Select(column => column.Flaw()).FirstOrDefault(text => text is not null);
            if (flaw is null && preparation.Columns.Count == 0)
                flaw = "there are no columns";
            return flaw is null ? preparation : throw new InputException(file, "preparation", flaw, "train the model again");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InputException(file, "preparation", "this is not the preparation of a model" + (fault is JsonException { Path: { } place } ? $", at {place}" : ""), "train the model again", fault);
        }
    }
}
