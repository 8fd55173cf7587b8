using System.Text.RegularExpressions;

namespace ChainRule.Cli.Commands;

/// <summary>
/// Names for the files of a graph's outputs. An output's name is the graph's own, and may be a path or nothing that a system allows; then the file is called
/// by its place. No two are the same where upper and lower case are.
/// </summary>
internal sealed partial class OutputNames
{
    private const int LongestName = 100;

    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string output, int place)
    {
        if (IsSafe(output) && _given.Add(output))
            return output;
        var name = FormattableString.Invariant($"output-{place}");
        while (!_given.Add(name))
            name += "-";
        return name;
    }

    private static bool IsSafe(string name) => name.Length <= LongestName && Plain().IsMatch(name) && !Device().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]*\z")]
    private static partial Regex Plain();

    // Windows takes these for devices, whatever follows a point.
    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
