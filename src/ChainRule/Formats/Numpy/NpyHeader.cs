using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>What the header of an npy file says: a Python dictionary of the type, the order and the shape.</summary>
internal sealed partial record NpyHeader(StoredType Type, bool IsBigEndian, bool IsColumnMajor, Shape Shape)
{
    private static readonly Dictionary<string, StoredType> Types = new()
    {
        ["b1"] = StoredType.Bool,
        ["u1"] = StoredType.UInt8,
        ["i1"] = StoredType.Int8,
        ["u2"] = StoredType.UInt16,
        ["i2"] = StoredType.Int16,
        ["u4"] = StoredType.UInt32,
        ["i4"] = StoredType.Int32,
        ["u8"] = StoredType.UInt64,
        ["i8"] = StoredType.Int64,
        ["f2"] = StoredType.Float16,
        ["f4"] = StoredType.Float32,
        ["f8"] = StoredType.Float64,
    };

    /// <summary>Bytes of the elements.</summary>
    public long DataLength => (long)Shape.Count * Type.Size();

    public static NpyHeader Parse(string dictionary, FilePlace place)
    {
        var entries = Entries(dictionary);
        if (!entries.Keys.Order().SequenceEqual(["descr", "fortran_order", "shape"]) || entries["fortran_order"] is not ("True" or "False") || entries["shape"] is not ['(', ..])
            throw place.Refuse($"the header is not a dictionary of descr, fortran_order and shape: {dictionary.Trim()}");
        var (type, isBigEndian) = ParseType(entries["descr"], place);
        return new(type, isBigEndian, entries["fortran_order"] == "True", place.Shape(ParseSizes(entries["shape"], place)));
    }

    /// <summary>The dictionary that NumPy would write for a tensor.</summary>
    public static string Of(Tensor tensor)
    {
        var type = Types.Single(type => type.Value == StoredTypes.Exact(tensor.Type)).Key;
        var shape = string.Join(", ", tensor.Shape) + (tensor.Shape.Rank == 1 ? "," : "");
        return $"{{'descr': '<{type}', 'fortran_order': False, 'shape': ({shape}), }}";
    }

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

    private static (StoredType Type, bool IsBigEndian) ParseType(string descr, FilePlace place)
    {
        if (descr[0] == '[')
            throw place.Refuse("the elements are records of several fields", "save each field as an array of its own");
        var name = descr.Trim('\'', '"');
        if (name.TrimStart('|') is ['O', ..])
            throw place.Refuse("the elements are Python objects, which are never loaded", "save the array as numbers, with astype(numpy.float32)");
        return name.Length > 1 && name[0] is '<' or '>' or '|' or '=' && Types.TryGetValue(name[1..], out var type)
            ? (type, name[0] == '>')
            : throw place.Refuse($"the type {descr} is not supported", "save numbers of at most 64 bits or truth values, such as float32, int64 or bool");
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
