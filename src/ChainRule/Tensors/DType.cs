namespace ChainRule.Tensors;

/// <summary>The type of a tensor's elements.</summary>
public enum DType
{
    /// <summary>32-bit floating point: the default.</summary>
    Float32,

    /// <summary>64-bit floating point, for checking and teaching.</summary>
    Float64,

    /// <summary>64-bit whole numbers, for class indexes and counters.</summary>
    Int64,
}

/// <summary>Properties of an element type.</summary>
public static class DTypes
{
    /// <summary>Bytes of an element.</summary>
    public static int Size(this DType type) => type == DType.Float32 ? 4 : 8;

    /// <summary>Whether the elements are floating-point numbers.</summary>
    public static bool IsFloatingPoint(this DType type) => type != DType.Int64;

    /// <summary>The element type that holds <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">T is not float, double or long</exception>
    public static DType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(long) ? DType.Int64
        : throw new NotSupportedException($"A tensor holds float, double or long, not {typeof(T).Name}.");
}
