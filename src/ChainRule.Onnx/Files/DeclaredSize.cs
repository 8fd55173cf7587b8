using System.Globalization;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Files;

/// <summary>The size of a dimension, which may be open.</summary>
/// <param name="Number">null where it is open</param>
/// <param name="Word">what the file calls it: batch</param>
internal readonly record struct DeclaredSize(long? Number, string Word)
{
    public static DeclaredSize Of(DimensionProto dimension) => dimension.ValueCase == DimensionProto.ValueOneofCase.DimValue && dimension.DimValue >= 0
        ? new(dimension.DimValue, "")
        : new(null, dimension.DimParam);

    public override string ToString() => Number?.ToString(CultureInfo.InvariantCulture) ?? (Word.Length > 0 ? Word : "?");
}
