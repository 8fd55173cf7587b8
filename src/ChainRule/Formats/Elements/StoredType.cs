namespace ChainRule.Formats;

/// <summary>How a file stores a number. Read, 8-bit and 16-bit floats become Float32, whole numbers and truth values Int64.</summary>
public enum StoredType
{
    /// <summary>A byte: 0 for false, another for true.</summary>
    Bool,

    /// <summary>A byte from 0 on.</summary>
    UInt8,

    /// <summary>A byte with a sign.</summary>
    Int8,

    /// <summary>16-bit whole numbers from 0 on.</summary>
    UInt16,

    /// <summary>16-bit whole numbers.</summary>
    Int16,

    /// <summary>32-bit whole numbers from 0 on.</summary>
    UInt32,

    /// <summary>32-bit whole numbers.</summary>
    Int32,

    /// <summary>64-bit whole numbers from 0 on; those that Int64 cannot hold are refused.</summary>
    UInt64,

    /// <summary>64-bit whole numbers.</summary>
    Int64,

    /// <summary>4 bits of exponent, 3 of mantissa; no infinity.</summary>
    Float8E4M3,

    /// <summary>5 bits of exponent, 2 of mantissa: the upper half of a Float16.</summary>
    Float8E5M2,

    /// <summary>4 bits of exponent with bias 8, 3 of mantissa; no infinity and no negative zero.</summary>
    Float8E4M3Fnuz,

    /// <summary>5 bits of exponent with bias 16, 2 of mantissa; no infinity and no negative zero.</summary>
    Float8E5M2Fnuz,

    /// <summary>A power of two: 8 bits of exponent, nothing else.</summary>
    Float8E8M0,

    /// <summary>IEEE 754's binary16: half precision.</summary>
    Float16,

    /// <summary>The upper half of a Float32.</summary>
    BFloat16,

    /// <summary>IEEE 754's binary32.</summary>
    Float32,

    /// <summary>IEEE 754's binary64.</summary>
    Float64,
}
