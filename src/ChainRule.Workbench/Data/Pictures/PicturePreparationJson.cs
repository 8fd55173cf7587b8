using System.Text.Json;
using System.Text.Json.Serialization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>The JSON of a preparation of pictures, without reflection; its key tells it from that of a table.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = new[] { typeof(LowerCase<PictureFit>) })]
[JsonSerializable(typeof(KeyedPictures))]
internal sealed partial class PicturePreparationJson : JsonSerializerContext
{
    private const string Start = "{\"pictures\":";

    public static string Write(PicturePreparation preparation) => JsonSerializer.Serialize(new(preparation), Default.KeyedPictures);

    /// <summary>The preparation; null if the text is that of another.</summary>
    /// <exception cref="InputException">the text is not that of a preparation</exception>
    public static PicturePreparation? Read(string json, string file)
    {
        if (!json.StartsWith(Start, StringComparison.Ordinal))
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, Default.KeyedPictures)!.Pictures is { Width: > 0, Height: > 0 } preparation ? preparation : throw new JsonException("A size is not positive.");
        }
        catch (JsonException fault)
        {
            throw new InputException(file, "preparation", "this is not the preparation of pictures", "train the model again", fault);
        }
    }
}

internal sealed record KeyedPictures(PicturePreparation Pictures);
