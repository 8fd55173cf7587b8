using System.Text.RegularExpressions;
using ChainRule.Data;

namespace ChainRule.Workbench.Specifications;

/// <summary>Where something stands: the file, or the command line, and the place in it: <c>layers[2].kernel_size</c>.</summary>
internal readonly partial record struct Location(string File, string Path = "")
{
    public Location Member(string key) =>
        this with { Path = (Identifier().IsMatch(key) ? $"{Path}.{key}" : $"{Path}[\"{key}\"]").TrimStart('.') };

    public Location Item(int index) => this with { Path = FormattableString.Invariant($"{Path}[{index}]") };

    public InputException Refuse(string problem, string? remedy = null) =>
        new(File, Path.Length == 0 ? null : Path, problem, remedy);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}
