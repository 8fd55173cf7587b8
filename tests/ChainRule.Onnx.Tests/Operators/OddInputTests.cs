using ChainRule.Data;
using ChainRule.Onnx.Operators;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

/// <summary>A node with inputs and attributes that do not belong to it computes something, or is refused.</summary>
public sealed class OddInputTests
{
    private static readonly Tensor?[] Pool =
    [
        null, Given.Floats(), Given.Floats(3), Given.Floats(2, 3), Given.Floats(2, 2, 3), Given.Floats(1, 2, 3, 4), Given.Floats(0, 2), Given.Floats(2, 0, 3),
        Given.Int(-1), Given.Ints(1, 2), Given.Ints(), Given.Whole(2, 3), Given.Floats(2, 3).Clone(DType.Float64),
    ];

    private static readonly string[] Numbers =
        ["axis", "group", "num_groups", "size", "p", "ceil_mode", "q_num_heads", "kv_num_heads", "is_causal", "training_mode", "layout", "keepdims", "blocksize", "num_outputs", "ignore_index", "to"];

    private static readonly string[] Lists = ["kernel_shape", "strides", "pads", "dilations", "output_padding", "output_shape", "axes", "perm", "split"];

    public static TheoryData<string> Types() => [.. OperatorSet.Operators.Select(one => one.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Odd_nodes_are_refused(string type)
    {
        var random = new Random(17);
        for (var trial = 0; trial < 150; trial++)
        {
            var node = new OneNode(type, random.Next(7, 24)).Outputs(random.Next(1, 4));
            for (var inputs = random.Next(0, 7); inputs >= 0; inputs--)
                node.With(Pool[random.Next(Pool.Length)]);
            foreach (var name in random.GetItems(Numbers, 3).Distinct())
                node.Setting(name, random.Next(-2, 4));
            foreach (var name in random.GetItems(Lists, 3).Distinct())
                node.Setting(name, [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => random.Next(20) == 0 ? long.MaxValue : random.NextInt64(-1, 4))]);
            try
            {
                node.Run();
            }
            catch (InputException fault)
            {
                Assert.StartsWith("model.onnx", fault.Message, StringComparison.Ordinal);
            }
        }
    }
}
