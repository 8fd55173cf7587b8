using System.Text.RegularExpressions;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>A place in a file or in other input: <c>layers[2].kernel_size</c>.</summary>
/// <param name="File">the file, or what messages name instead</param>
/// <param name="Path">the keys and indexes that lead to it</param>
public readonly partial record struct Location(string File, string Path = "")
{
    /// <summary>The place of a key of the object here.</summary>
    public Location Member(string key) =>
        this with { Path = (Identifier().IsMatch(key) ? $"{Path}.{key}" : $"{Path}[\"{key}\"]").TrimStart('.') };

    /// <summary>The place of an item of the array here.</summary>
    public Location Item(int index) => this with { Path = $"{Path}[{index}]" };

    /// <summary>What is thrown about the value here.</summary>
    /// <param name="problem">what is wrong</param>
    /// <param name="remedy">what to do about it</param>
    public InputException Refuse(string problem, string? remedy = null) =>
        new(File, Path.Length == 0 ? null : Path, problem, remedy);

    /// <summary>Refuses, at this place, shapes that do not go together.</summary>
    /// <param name="make">what may throw a <see cref="ShapeException"/></param>
    /// <param name="remedy">what to do about it</param>
    /// <exception cref="InputException">the shapes do not go together</exception>
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
