using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>What the header of an npy file says: a Python dictionary of the type, the order and the shape.</summary>
internal sealed partial record NpyHeader(NpyType Type, bool IsColumnMajor, Shape Shape)
{
    /// <summary>Bytes of the elements.</summary>
    public long DataLength => (long)Shape.Count * Type.Size;

    public static NpyHeader Parse(string dictionary, FilePlace place)
    {
        var entries = Entries(dictionary);
        if (!entries.Keys.Order().SequenceEqual(["descr", "fortran_order", "shape"]) || entries["fortran_order"] is not ("True" or "False") || entries["shape"] is not ['(', ..])
            throw place.Refuse($"the header is not a dictionary of descr, fortran_order and shape: {dictionary.Trim()}");
        return new(NpyType.Parse(entries["descr"], place), entries["fortran_order"] == "True", place.Shape(ParseSizes(entries["shape"], place)));
    }

    /// <summary>The dictionary that NumPy would write.</summary>
    public static string Of(string type, Shape shape) =>
        $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}{(shape.Rank == 1 ? "," : "")}), }}";

    // Empty where the text is not a dictionary of simple values, or names a key twice.
    private static Dictionary<string, string> Entries(string dictionary)
    {
        var entries = new Dictionary<string, string>();
        var text = dictionary.Trim();
        if (text is not ['{', .., '}'])
            return entries;
        text = text[1..^1].Trim().TrimEnd(',');
        for (var start = 0; start < text.Length;)
        {
            var entry = Entry().Match(text, start);
            if (!entry.Success || !entries.TryAdd(entry.Groups["key"].Value, entry.Groups["value"].Value))
                return [];
            start += entry.Length;
        }

        return entries;
    }

    private static long[] ParseSizes(string tuple, FilePlace place)
    {
        // Python 2 wrote an L after each number.
        string[] sizes = [.. tuple[1..^1].Split(',').Select(size => size.Trim().TrimEnd('L'))];
        if (sizes[^1].Length == 0)
            sizes = sizes[..^1];
        return sizes.All(size => long.TryParse(size, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. sizes.Select(size => long.Parse(size, CultureInfo.InvariantCulture))]
            : throw place.Refuse($"the shape {tuple} is not a tuple of whole numbers");
    }

    [GeneratedRegex("""\G\s*(?<quote>['"])(?<key>\w+)\k<quote>\s*:\s*(?<value>'[^']+'|"[^"]+"|\w+|\([^()]*\)|\[.*\])\s*(,|\z)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Entry();
}
