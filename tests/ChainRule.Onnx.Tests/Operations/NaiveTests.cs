using ChainRule.Devices;
using ChainRule.Onnx.Tests.Operators;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Tests.Operations;

public sealed class NaiveTests
{
    [Fact]
    public void The_fast_path_does_what_the_naive_meaning_says()
    {
        foreach (var node in Nodes())
        {
            var (fast, naive) = (node.Run(known: false)[0].ToDoubles(), node.Run(known: false, new ReferenceDevice())[0].ToDoubles());
            Assert.Equal(fast.Length, naive.Length);
            Assert.All(fast, (value, i) => Assert.Equal(value, naive[i], 1e-5));
        }
    }

    private static IEnumerable<OneNode> Nodes()
    {
        yield return new OneNode("Pow").With(Given.Positive(2, 3)).With(Given.Floats(3));
        foreach (var function in (string[])["Floor", "Ceil", "Round", "Sin", "Cos"])
            yield return new OneNode(function).With(Given.Floats(2, 3));
        yield return new OneNode("Where").With(Given.Truth(4), ElementType.Bool).With(Given.Floats(2, 4)).With(Given.Positive(4));
        yield return new OneNode("Where").With(Given.Truth(4), ElementType.Bool).With(Given.Whole(2, 4)).With(Given.Whole(4));
        yield return new OneNode("Cast").With(Given.Whole(5)).Setting("to", (long)ElementType.Float);
        yield return new OneNode("Cast").With(Given.Ints(300, -1)).Setting("to", (long)ElementType.UInt8);
        yield return new OneNode("Div").With(Given.Whole(2, 3)).With(Given.Whole(3));
        yield return new OneNode("Neg").With(Given.Whole(4));
        yield return new OneNode("Less").With(Given.Whole(2, 3)).With(Given.Whole(3));
        yield return new OneNode("CumSum").With(Given.Floats(3, 4)).WithConstant(Given.Int(1)).Setting("exclusive", 1);
        yield return new OneNode("CumSum").With(Given.Whole(3, 4)).WithConstant(Given.Int(0)).Setting("reverse", 1);
        yield return new OneNode("ReduceMax").With(Given.Floats(3, 5)).Setting("axes", [1L]);
        yield return new OneNode("GatherElements").With(Given.Floats(3, 4)).With(Tensors.Tensor.From<long>([1, -1, 0, 1], 2, 2));
    }
}
