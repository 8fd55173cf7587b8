namespace ChainRule.Formats;

/// <summary>The format's names of the types that tensors can be read from; it has complex numbers and floats of 4 and 6 bits too.</summary>
internal static class SafetensorsNames
{
    private static readonly Dictionary<string, StoredType> Types = new()
    {
        ["BOOL"] = StoredType.Bool,
        ["U8"] = StoredType.UInt8,
        ["I8"] = StoredType.Int8,
        ["U16"] = StoredType.UInt16,
        ["I16"] = StoredType.Int16,
        ["U32"] = StoredType.UInt32,
        ["I32"] = StoredType.Int32,
        ["U64"] = StoredType.UInt64,
        ["I64"] = StoredType.Int64,
        ["F8_E4M3"] = StoredType.Float8E4M3,
        ["F8_E5M2"] = StoredType.Float8E5M2,
        ["F8_E4M3FNUZ"] = StoredType.Float8E4M3Fnuz,
        ["F8_E5M2FNUZ"] = StoredType.Float8E5M2Fnuz,
        ["F8_E8M0"] = StoredType.Float8E8M0,
        ["F16"] = StoredType.Float16,
        ["BF16"] = StoredType.BFloat16,
        ["F32"] = StoredType.Float32,
        ["F64"] = StoredType.Float64,
    };

    private static readonly Dictionary<StoredType, string> Names = Types.ToDictionary(type => type.Value, type => type.Key);

    public static StoredType? Find(string name) => Types.TryGetValue(name, out var type) ? type : null;

    public static string Of(StoredType type) => Names[type];
}
