using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class AttentionTests
{
    [Fact]
    public void Queries_attend_to_keys() => Check(Heads());

    [Fact]
    public void Heads_lie_side_by_side_in_three_dimensions() =>
        Check(new OneNode("Attention", 23).With(Given.Floats(2, 3, 8)).With(Given.Floats(2, 4, 8)).With(Given.Positive(2, 4, 6)).Setting("q_num_heads", 2).Setting("kv_num_heads", 2));

    [Fact]
    public void Several_heads_share_keys_and_values() =>
        Check(new OneNode("Attention", 23).With(Given.Floats(1, 4, 3, 2)).With(Given.Floats(1, 2, 5, 2)).With(Given.Positive(1, 2, 5, 3)));

    [Theory]
    [InlineData(3, 5)]
    [InlineData(2, 1, 3, 5)]
    [InlineData(1, 3, 5)]
    public void A_mask_is_added(params int[] shape) => Check(Heads().With(Given.Floats(shape)));

    [Fact]
    public void A_mask_of_truth_values_lets_keys_through()
    {
        Check(Heads().With(Given.Truth(3, 5), ElementType.Bool));
        Check(Heads().With(Given.Truth(2, 1, 3, 5), ElementType.Bool));
    }

    [Fact]
    public void A_query_without_keys_attends_to_nothing() =>
        Check(Heads().With(Tensor.From([0L, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1], 3, 5), ElementType.Bool));

    [Fact]
    public void Later_keys_are_hidden_if_causal() => Check(Heads().Setting("is_causal", 1));

    [Fact]
    public void Past_keys_and_values_come_first()
    {
        OneNode Node() => Heads().With(null).With(Given.Floats(2, 2, 2, 4)).With(Given.Positive(2, 2, 2, 3)).Outputs(3);
        Check(Node());
        Check(Node().Setting("is_causal", 1));
    }

    [Fact]
    public void Products_are_scaled_and_capped() => Check(Heads().Setting("scale", 0.3f).Setting("softcap", 0.8f));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Products_are_an_output_at_any_stage(long stage) =>
        Check(Heads().With(Given.Floats(3, 5)).With(Given.Floats(2, 2, 0, 4)).With(Given.Floats(2, 2, 0, 3)).Setting("softcap", 1.5f).Setting("qk_matmul_output_mode", stage).Outputs(4));

    [Fact]
    public void Heads_that_cannot_share_are_refused()
    {
        var node = new OneNode("Attention", 23).With(Given.Floats(1, 3, 3, 2)).With(Given.Floats(1, 2, 5, 2)).With(Given.Floats(1, 2, 5, 3));
        Assert.Contains("3 heads cannot share 2 heads", Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }

    private static OneNode Heads() => new OneNode("Attention", 23).With(Given.Floats(2, 2, 3, 4)).With(Given.Floats(2, 2, 5, 4)).With(Given.Positive(2, 2, 5, 3));

    private static void Check(OneNode node)
    {
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }
}
