using ChainRule.Data;
using ChainRule.Onnx.Operators;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class RefusalTests
{
    private static readonly Tensor?[] Odd =
    [
        null, Tensor.Scalar(1.5), Given.Int(-1), Given.Int(3), Given.Ints(), Given.Ints(-7), Given.Ints(1, 2), Given.Floats(0), Given.Floats(2, 0, 3), Given.Floats(3),
        Given.Floats(2, 3), Given.Whole(2, 3), Given.Floats(1, 4, 2, 3),
    ];

    public static TheoryData<string> Types() => [.. OperatorSet.Operators.Select(one => one.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Whatever_a_node_is_given_it_computes_or_is_refused(string type)
    {
        for (var trial = 0; trial < 119; trial++)
        {
            var node = new OneNode(type, opset: trial % 17 + 7).Outputs(trial % 4 + 1);
            for (var i = 0; i < trial / 3 % 5; i++)
                node.With(Odd[(int)(RandomSource.At((ulong)trial, (ulong)i) % (ulong)Odd.Length)]);
            if (trial % 5 == 0)
                node.Setting("axis", trial % 7 - 3).Setting("axes", [trial % 3]).Setting("keepdims", 0);
            if (Record.Exception(() => node.Run(known: trial % 2 == 0)) is { } fault)
                Assert.True(fault is InputException, $"trial {trial}: {fault}");
        }
    }
}
