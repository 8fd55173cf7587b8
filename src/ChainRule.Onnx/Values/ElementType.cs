using ChainRule.Tensors;

namespace ChainRule.Onnx.Values;

/// <summary>The type of a tensor's elements in an ONNX file, with ONNX's numbers.</summary>
public enum ElementType
{
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Text = 8,
    Bool = 9,
    Float16 = 10,
    Double = 11,
    UInt32 = 12,
    UInt64 = 13,
    BFloat16 = 16,
}

/// <summary>Properties of element types.</summary>
internal static class ElementTypes
{
    public static bool IsFloatingPoint(this ElementType type) => type is ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16;

    /// <summary>The type in which a tape holds the elements: 16-bit numbers are widened, whole numbers and truth values (0 or 1) are Int64.</summary>
    public static DType Held(this ElementType type) =>
        type == ElementType.Double ? DType.Float64
        : type.IsFloatingPoint() ? DType.Float32
        : DType.Int64;

    /// <summary>Bytes of an element in a file.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 4,
        _ => 8,
    };

    /// <summary>The name that NumPy has for the type: float32.</summary>
    public static string NumpyName(this ElementType type) => type switch
    {
        ElementType.Float => "float32",
        ElementType.Double => "float64",
        ElementType.Text => "string",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The type of this name in NumPy.</summary>
    public static ElementType OfNumpyName(string name) => Enum.GetValues<ElementType>().First(type => type.NumpyName() == name);

    /// <summary>A number as the type can hold it.</summary>
    public static double Rounded(this ElementType type, double number) => type switch
    {
        ElementType.Float16 => (double)(Half)number,
        ElementType.BFloat16 => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)number) + 0x7FFF + (BitConverter.SingleToInt32Bits((float)number) >> 16 & 1) & ~0xFFFF),
        ElementType.Float => (float)number,
        _ => number,
    };

    /// <summary>Whether a type of whole numbers has this one.</summary>
    public static bool Holds(this ElementType type, Int128 number)
    {
        var bits = 8 * type.Size();
        return type is ElementType.Int8 or ElementType.Int16 or ElementType.Int32 or ElementType.Int64
            ? number >= -(Int128.One << (bits - 1)) && number < Int128.One << (bits - 1)
            : number >= 0 && number < Int128.One << bits;
    }
}
