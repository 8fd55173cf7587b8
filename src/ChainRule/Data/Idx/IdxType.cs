namespace ChainRule.Data;

/// <summary>What the elements of an IDX file are; the values are the codes in the file.</summary>
public enum IdxType
{
    /// <summary>Whole numbers from 0 to 255: pixels and labels.</summary>
    UnsignedByte = 0x08,

    /// <summary>Whole numbers from −128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>16-bit whole numbers.</summary>
    Int16 = 0x0B,

    /// <summary>32-bit whole numbers.</summary>
    Int32 = 0x0C,

    /// <summary>32-bit floating point.</summary>
    Float32 = 0x0D,

    /// <summary>64-bit floating point.</summary>
    Float64 = 0x0E,
}

internal static class IdxTypes
{
    public static int Size(this IdxType type) => type switch
    {
        IdxType.UnsignedByte or IdxType.SignedByte => 1,
        IdxType.Int16 => 2,
        IdxType.Float64 => 8,
        _ => 4,
    };
}
