using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

/// <summary>What only a run can find out, when the values are there.</summary>
public sealed class FaultyRunTests
{
    [Fact]
    public void An_index_that_is_out_of_range_is_refused()
    {
        Refused("there is no index 2 among 2", new OneNode("Gather").With(Given.Floats(2, 3)).With(Given.Ints(1, 2)));
        Refused("there is no index -3 among 2", new OneNode("GatherElements").With(Given.Floats(2)).With(Given.Ints(-3)));
        Refused("there is no class 3 among 3", new OneNode("SoftmaxCrossEntropyLoss").With(Given.Floats(1, 3)).With(Given.Ints(3)));
    }

    [Fact]
    public void A_whole_number_is_not_divided_by_0()
    {
        Refused("it divides a whole number by 0", new OneNode("Div").With(Given.Ints(1, 2)).With(Given.Ints(1, 0)));
        Assert.Equal([long.MinValue, -3], new OneNode("Div").With(Given.Ints(long.MinValue, 7)).With(Given.Ints(-1, -2)).Replay()[0].Span<long>().ToArray());
    }

    private static void Refused(string problem, OneNode node)
    {
        foreach (var run in (Func<Tensor[]>[])[() => node.Run(known: true), () => node.Run(known: false), node.Replay])
            Assert.EndsWith($": {problem}", Assert.Throws<InputException>(() => run()).Message, StringComparison.Ordinal);
    }
}
