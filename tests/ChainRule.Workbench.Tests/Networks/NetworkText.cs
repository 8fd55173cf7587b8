using System.Globalization;
using System.Text;
using ChainRule.Data;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Networks;

/// <summary>Networks from text.</summary>
internal static class NetworkText
{
    public const string File = "net.json";

    public static NetworkFile Parse(string json, DType type = DType.Float64, NetworkOptions? options = null) =>
        NetworkFile.Parse(Encoding.UTF8.GetBytes(json), File, type, options);

    /// <summary>What is said when the network is refused.</summary>
    public static string Refusal(string json) => Refusal(() => Parse(json));

    /// <summary>What is said, with {maximum} for the most elements that a tensor can hold and {layers} for the list of all types of layers.</summary>
    public static string Refusal(Func<object> read) =>
        Assert.Throws<InputException>(read).Message
            .Replace(Shape.MaximumCount.ToString(CultureInfo.InvariantCulture), "{maximum}", StringComparison.Ordinal)
            .Replace(string.Join(", ", PartCatalog.Layers.Names), "{layers}", StringComparison.Ordinal);
}
