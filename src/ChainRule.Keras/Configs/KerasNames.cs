using System.Text.RegularExpressions;

namespace ChainRule.Keras.Configs;

/// <summary>Names as Keras makes them of classes.</summary>
internal static partial class KerasNames
{
    /// <summary>BatchNormalization becomes batch_normalization, Conv2D conv2d.</summary>
    public static string Snake(string name) => Inner().Replace(Words().Replace(name, "$1_$2"), "$1_$2").ToLowerInvariant();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex Words();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Inner();
}
