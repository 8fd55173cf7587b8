using System.Globalization;

namespace ChainRule.Formats;

/// <summary>The type of the elements of an npy file: numbers, or texts that all take the same room.</summary>
/// <param name="Number">how a number is stored; null for texts</param>
/// <param name="Size">bytes of an element</param>
/// <param name="IsBigEndian">whether the high byte comes first</param>
internal sealed record NpyType(StoredType? Number, int Size, bool IsBigEndian)
{
    /// <summary>Bytes of a character of NumPy's unicode texts, UTF-32; those of its other texts have one.</summary>
    public const int WideCharacter = 4;

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

    /// <summary>Whether a text's characters take four bytes each.</summary>
    public bool IsWide { get; private init; }

    /// <summary>The type as NumPy names it: float32, str.</summary>
    public string Name => Number?.ToString().ToLowerInvariant() ?? (IsWide ? "str" : "bytes");

    /// <summary>How NumPy writes a type of numbers.</summary>
    public static string Of(StoredType type) => "<" + Types.Single(known => known.Value == type).Key;

    /// <summary>How NumPy writes a type of texts with at most so many characters.</summary>
    public static string OfTexts(int characters) => FormattableString.Invariant($"<U{characters}");

    public static NpyType Parse(string descr, FilePlace place)
    {
        if (descr[0] == '[')
            throw place.Refuse("the elements are records of several fields", "save each field as an array of its own");
        var name = descr.Trim('\'', '"');
        if (name.TrimStart('|') is ['O', ..])
            throw place.Refuse("the elements are Python objects, which are never loaded", "save the array as numbers, with astype(numpy.float32)");
        if (name.Length > 2 && name[0] is '<' or '>' or '|' or '=')
        {
            if (Types.TryGetValue(name[1..], out var type))
                return new(type, type.Size(), name[0] == '>');
            if (name[1] is 'U' or 'S' && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= int.MaxValue / WideCharacter)
                return new(null, name[1] == 'U' ? WideCharacter * length : length, name[0] == '>') { IsWide = name[1] == 'U' };
        }

        throw place.Refuse($"the type {descr} is not supported", "save numbers of at most 64 bits or truth values, such as float32, int64 or bool");
    }
}
