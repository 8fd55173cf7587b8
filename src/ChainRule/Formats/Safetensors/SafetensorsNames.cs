namespace ChainRule.Formats;

/// <summary>The format's names of the types that tensors can be read from; it has complex numbers and floats of 4 and 6 bits too.</summary>
internal static class SafetensorsNames
{
    // In the order of StoredType. An array, since a dictionary would take longer to compile than a header to read.
    private static readonly string[] Names =
        ["BOOL", "U8", "I8", "U16", "I16", "U32", "I32", "U64", "I64", "F8_E4M3", "F8_E5M2", "F8_E4M3FNUZ", "F8_E5M2FNUZ", "F8_E8M0", "F16", "BF16", "F32", "F64"];

    public static StoredType? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var type ? (StoredType)type : null;

    public static string Of(StoredType type) => Names[(int)type];
}
