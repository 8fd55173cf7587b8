using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What to do with a word that did not occur in the table that a model was trained on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnseenPolicy>))]
public enum UnseenPolicy
{
    /// <summary>It is none of the known words: all inputs of its column are 0.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero,

    /// <summary>The row is left out: it gets no prediction.</summary>
    [JsonStringEnumMemberName("refuse")]
    Refuse,
}
