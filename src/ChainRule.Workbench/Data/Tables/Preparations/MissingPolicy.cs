using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What to do about missing values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingPolicy>))]
public enum MissingPolicy
{
    /// <summary>Say where, and stop.</summary>
    [JsonStringEnumMemberName("refuse")]
    Refuse,

    /// <summary>Fill in the mean of the training rows, or their most frequent word. A target is never made up.</summary>
    [JsonStringEnumMemberName("mean")]
    Mean,

    /// <summary>Leave the row out.</summary>
    [JsonStringEnumMemberName("drop")]
    Drop,
}
