using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>The exclusive or: the smallest problem that no straight line can separate.</summary>
internal static class Xor
{
    public static DataSets Create()
    {
        var points = new Dataset(
            Tensor.From([0f, 0, 0, 1, 1, 0, 1, 1], 4, 2),
            Tensor.From([0L, 1, 1, 0], 4),
            ["0", "1"]);
        return new(points, Test: points);
    }
}
