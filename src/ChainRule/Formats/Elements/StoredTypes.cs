using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Properties of the types in which files store numbers.</summary>
public static class StoredTypes
{
    /// <summary>Bytes of a number in a file.</summary>
    public static int Size(this StoredType type) => type switch
    {
        StoredType.UInt16 or StoredType.Int16 or StoredType.Float16 or StoredType.BFloat16 => 2,
        StoredType.UInt32 or StoredType.Int32 or StoredType.Float32 => 4,
        StoredType.UInt64 or StoredType.Int64 or StoredType.Float64 => 8,
        _ => 1,
    };

    /// <summary>The type of the tensor that holds what is read.</summary>
    public static DType Widened(this StoredType type) =>
        type <= StoredType.Int64 ? DType.Int64 : type == StoredType.Float64 ? DType.Float64 : DType.Float32;

    /// <summary>The type that stores a tensor's elements as they are.</summary>
    public static StoredType Exact(DType type) => type switch
    {
        DType.Float32 => StoredType.Float32,
        DType.Float64 => StoredType.Float64,
        _ => StoredType.Int64,
    };
}
