using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Networks;

/// <summary>A dense network by the sizes of its hidden layers alone, in the short form: <c>64,32</c>.</summary>
internal static partial class HiddenLayers
{
    public static bool AreSizes(string? layers) => layers is not null && Sizes().IsMatch(layers);

    /// <summary>The layers: each hidden one is followed by relu and, if its share is above 0, dropout.</summary>
    /// <param name="before">what makes a row of numbers of a sample; empty if it is one</param>
    /// <param name="sizes">64,32</param>
    /// <param name="dropout">the share</param>
    /// <param name="outputs">how many</param>
    public static string Write(string before, string sizes, double dropout, int outputs) => string.Join(", ",
    [
        .. before.Length > 0 ? [before] : Array.Empty<string>(),
        .. sizes.Split(',', StringSplitOptions.TrimEntries).Select(size => $"linear {size}, relu" + (dropout > 0 ? string.Create(CultureInfo.InvariantCulture, $", dropout {dropout:R}") : "")),
        $"linear {outputs}",
    ]);

    [GeneratedRegex(@"^\s*\d+(\s*,\s*\d+)*\s*$")]
    private static partial Regex Sizes();
}
