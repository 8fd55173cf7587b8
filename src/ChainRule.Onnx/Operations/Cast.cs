using ChainRule.Kernels;
using ChainRule.Onnx.Values;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>
/// The numbers as another element type holds them: floating-point ones rounded, or cut off to whole ones; what a whole type is too small for
/// wraps around.
/// </summary>
/// <param name="To">the type</param>
internal sealed record Cast(ElementType To) : PointwiseOperation("cast")
{
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var x = inputs[0];
        if (x.Indexes.Length > 0 && To.IsFloatingPoint())
            output.Fill(i => T.Constant(Rounded(x.Indexes[i])));
        else if (To.IsFloatingPoint())
            output.Fill(i => x[i]);
        for (var i = 0; i < Math.Min(x.Indexes.Length, output.Indexes.Length); i++)
            output.Indexes[i] = Wrapped(x.Indexes[i], To);
    }

    /// <summary>As if nothing were rounded.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) => node.Inputs[0].Type switch
    {
        DType.Int64 => null,
        var type => g.CastTo(type == DType.Float64 ? ElementType.Double : ElementType.Float),
    };

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () =>
    {
        var x = inputs[0];
        for (var i = 0; i < x.Count; i++)
        {
            if (To.IsFloatingPoint())
                output.SetValue(i, Rounded(x.Value(i)));
            else
                output.Span<long>()[i] = x.Type == DType.Int64 ? Wrapped(x.Span<long>()[i], To) : Whole(x.Value(i));
        }
    };

    protected override DType TypeFor(ReadOnlySpan<TensorType> inputs) => To.Held();

    /// <summary>The lowest bits of a whole number, as a type reads them.</summary>
    public static long Wrapped(long value, ElementType type) => type switch
    {
        ElementType.Bool => value == 0 ? 0 : 1,
        ElementType.UInt8 => (byte)value,
        ElementType.Int8 => (sbyte)value,
        ElementType.UInt16 => (ushort)value,
        ElementType.Int16 => (short)value,
        ElementType.UInt32 => (uint)value,
        ElementType.Int32 => (int)value,
        _ => value,
    };

    private long Whole(double value) => To switch
    {
        ElementType.Bool => value == 0 ? 0 : 1,
        ElementType.UInt64 when value > 0 => (long)(ulong)value,
        _ => Wrapped((long)value, To),
    };

    private double Rounded(double value) => To switch
    {
        ElementType.Float16 => (double)(Half)value,
        ElementType.BFloat16 => BFloat16((float)value),
        _ => value,
    };

    // The upper 16 bits of a float, rounded half to even.
    private static float BFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? value : BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }
}
