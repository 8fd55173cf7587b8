using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Arrangements;

/// <summary>Blocks of pixels to channels (batch, channels, height, width), and back.</summary>
internal static class BlockOperators
{
    public static IEnumerable<Operator> All => [Operator.Of("DepthToSpace", DepthToSpace), Operator.Of("SpaceToDepth", SpaceToDepth)];

    // The block's row and column stand before the channel (DCR) or after it (CRD).
    private static Value DepthToSpace(Call call)
    {
        var (x, block) = (call[0], Block(call));
        var (batch, depth, height, width) = (x.Shape[0], x.Shape[1] / (block * block), x.Shape[2], x.Shape[3]);
        var blocks = call.Attributes.Text("mode", "DCR") switch
        {
            "DCR" => x.Reshape([batch, block, block, depth, height, width]).Permute(0, 3, 4, 1, 5, 2),
            "CRD" => x.Reshape([batch, depth, block, block, height, width]).Permute(0, 1, 4, 2, 5, 3),
            var mode => throw call.Refuse($"its mode is {mode}, not DCR or CRD"),
        };
        return call.Result(blocks.Reshape([batch, depth, height * block, width * block]));
    }

    private static Value SpaceToDepth(Call call)
    {
        var (x, block) = (call[0], Block(call));
        var (batch, depth, height, width) = (x.Shape[0], x.Shape[1], x.Shape[2] / block, x.Shape[3] / block);
        return call.Result(x.Reshape([batch, depth, height, block, width, block]).Permute(0, 3, 5, 1, 2, 4).Reshape([batch, depth * block * block, height, width]));
    }

    private static int Block(Call call) => call.Attributes.Int32("blocksize", 0) is > 0 and <= 1 << 12 and var block && call[0].Shape.Rank == 4
        ? block
        : throw call.Refuse($"it needs a blocksize and pictures (batch, channels, height, width), not {call[0].Shape}");
}
