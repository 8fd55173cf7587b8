using System.Text.Json;
using System.Text.Json.Serialization;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>The JSON of a preparation, without reflection.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = new[] { typeof(LowerCase<MissingPolicy>), typeof(LowerCase<UnseenPolicy>) })]
[JsonSerializable(typeof(Preparation))]
internal sealed partial class PreparationJson : JsonSerializerContext
{
    public static Preparation Read(string json, string file)
    {
        try
        {
            var preparation = JsonSerializer.Deserialize(json, Default.Preparation);
            return Flaw(preparation) is { } flaw ? throw new InputException(file, "preparation", flaw, "train the model again") : preparation!;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InputException(file, "preparation", "this is not the preparation of a model" + (fault is JsonException { Path: { } place } ? $", at {place}" : ""), "train the model again", fault);
        }
    }

    private static string? Flaw(Preparation? preparation) =>
        preparation is null ? "this is null"
        : preparation.Columns.Count == 0 ? "there are no columns"
        : preparation.Columns.Any(column => column is null) || preparation.LeftOut?.Any(column => column is null) == true ? "a column is null"
        : preparation.InputShape is { } sizes && (sizes.Any(size => size < 1) || sizes.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue)) != preparation.Width || preparation.Windows is not null) ? "its columns do not fill samples of its shape"
        : preparation.Windows is { } windows && (long)windows.Length * preparation.Width > int.MaxValue ? "its windows are too long"
        : preparation.Windows is not null && preparation.Target is not Targets.NumberTargets ? "a time series predicts numbers"
        : preparation.Windows?.Flaw() is { } wrong ? wrong
        : preparation.Target.Flaw() ?? preparation.Columns.Select(column => column.Flaw()).FirstOrDefault(flaw => flaw is not null);
}

internal sealed class LowerCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
