using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests;

/// <summary>Arbitrary values, the same in every run.</summary>
internal static class Some
{
    /// <summary>Numbers within ±2, or another range.</summary>
    public static Tensor Tensor(Shape shape, DType type = DType.Float64, ulong seed = 1, double low = -2, double high = 2)
    {
        var random = new RandomSource(seed, "some tensor");
        var tensor = new Tensor(shape, type);
        for (var i = 0; i < tensor.Count; i++)
            tensor.SetValue(i, random.NextUniform(low, high));
        return tensor;
    }

    /// <summary>Class indexes.</summary>
    public static Tensor Indexes(int count, int classes, ulong seed = 1)
    {
        var random = new RandomSource(seed, "some indexes");
        var tensor = new Tensor([count], DType.Int64);
        for (var i = 0; i < count; i++)
            tensor.SetValue(i, random.NextInteger(classes));
        return tensor;
    }

    /// <summary>Numbers as a Float64 tensor.</summary>
    public static Tensor Values(params double[] values) => ChainRule.Tensors.Tensor.From(values, values.Length);

    /// <summary>Inputs put on a tape of their own.</summary>
    public static Variable[] Inputs(Tape tape, params Tensor[] tensors) => [.. tensors.Select(t => tape.Input(t))];
}
