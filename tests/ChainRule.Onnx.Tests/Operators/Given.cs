using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

/// <summary>Tensors for tests.</summary>
internal static class Given
{
    /// <summary>Numbers between −2 and 2, no two of them near each other, and none near a half.</summary>
    public static Tensor Floats(params int[] shape) => Numbers(i => (i * 37 % 101 - 50.3) / 26.3, shape);

    /// <summary>Numbers between 0.5 and 2.5.</summary>
    public static Tensor Positive(params int[] shape) => Numbers(i => 0.5 + i * 37 % 101 / 50.9, shape);

    public static Tensor Ints(params long[] values) => Tensor.From(values, values.Length);

    public static Tensor Int(long value) => Tensor.From<long>([value], Shape.Scalar);

    /// <summary>Whole numbers between −6 and 6, without 0.</summary>
    public static Tensor Whole(params int[] shape)
    {
        var size = new Shape(shape);
        return Tensor.From<long>([.. Enumerable.Range(0, size.Count).Select(i => i * 7 % 13 - 6L is 0 ? 3L : i * 7 % 13 - 6L)], size);
    }

    public static Tensor Truth(params int[] shape)
    {
        var size = new Shape(shape);
        return Tensor.From<long>([.. Enumerable.Range(0, size.Count).Select(i => i % 3 == 0 ? 1L : 0L)], size);
    }

    private static Tensor Numbers(Func<int, double> number, int[] shape)
    {
        var size = new Shape(shape);
        return Tensor.From<float>([.. Enumerable.Range(0, size.Count).Select(i => (float)number(i))], size);
    }
}
