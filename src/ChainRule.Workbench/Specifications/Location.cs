using System.Text.RegularExpressions;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>A place in a file or in the command line: <c>layers[2].kernel_size</c>.</summary>
internal readonly partial record struct Location(string File, string Path = "")
{
    public Location Member(string key) =>
        this with { Path = (Identifier().IsMatch(key) ? $"{Path}.{key}" : $"{Path}[\"{key}\"]").TrimStart('.') };

    public Location Item(int index) => this with { Path = $"{Path}[{index}]" };

    public InputException Refuse(string problem, string? remedy = null) =>
        new(File, Path.Length == 0 ? null : Path, problem, remedy);

    /// <summary>Refuses, at this place, shapes that do not go together.</summary>
    public T Guard<T>(Func<T> make, Func<string>? remedy = null)
    {
        try
        {
            return make();
        }
        catch (ShapeException fault)
        {
            throw Refuse(fault.Message.TrimEnd('.'), remedy?.Invoke());
        }
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}
