using ChainRule.Data;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

/// <summary>Valid nodes whose tensors have no element, a single one, or no dimension at all.</summary>
public sealed class OddShapeTests
{
    private static readonly int[][] Shapes = [[], [1], [0], [3], [2, 0, 3], [2, 1, 3]];

    public static TheoryData<string> Binary => ["Add", "Div", "Max", "Less", "Equal"];

    public static TheoryData<string> Unary => ["Relu", "Softmax", "LogSoftmax", "Sign", "Erf", "Shape", "Size", "Transpose"];

    [Theory]
    [MemberData(nameof(Binary))]
    public void They_are_broadcast_either_way(string type)
    {
        foreach (var (a, b) in Shapes.SelectMany(a => Shapes.Select(b => (a, b))).Where(pair => Fits(new(pair.a), new(pair.b))))
        {
            Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Floats(a)).With(Given.Positive(b)));
            Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Whole(a)).With(Given.Whole(b)));
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void They_have_a_function_of_every_element(string type)
    {
        foreach (var shape in Shapes.Where(shape => shape.Length > 0 || !type.Contains("Softmax", StringComparison.Ordinal)))
            Agreement.WithOnnxRuntime(new OneNode(type).With(Given.Floats(shape)));
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(-2, long.MaxValue, 1)]
    [InlineData(long.MaxValue, long.MinValue, -1)]
    [InlineData(long.MinValue, long.MaxValue, 2)]
    [InlineData(1, 3, long.MaxValue)]
    [InlineData(3, 0, long.MinValue)]
    [InlineData(3, 1, 1)]
    public void Slices_reach_beyond_either_end(long start, long end, long step)
    {
        foreach (var size in new[] { 0, 1, 4 })
            Agreement.WithOnnxRuntime(new OneNode("Slice").With(Given.Floats(2, size)).WithConstant(Given.Ints(start)).WithConstant(Given.Ints(end)).WithConstant(Given.Ints(-1)).WithConstant(Given.Ints(step)));
    }

    [Fact]
    public void What_is_empty_is_joined_chosen_from_and_repeated()
    {
        Agreement.WithOnnxRuntime(new OneNode("Concat").With(Given.Floats(2, 3)).With(Given.Floats(2, 0)).Setting("axis", -1));
        Agreement.WithOnnxRuntime(new OneNode("Gather").With(Given.Floats(2, 2)).With(Given.Ints()).Setting("axis", -2));
        Agreement.WithOnnxRuntime(new OneNode("Gather").With(Given.Floats(2, 2)).With(Given.Int(-1)).Setting("axis", 1));
        Agreement.WithOnnxRuntime(new OneNode("Tile").With(Given.Floats(2, 3)).WithConstant(Given.Ints(0, 2)));
        Agreement.WithOnnxRuntime(new OneNode("Expand").With(Given.Floats(2, 1)).WithConstant(Given.Ints(0, 1, 1)));
        Agreement.WithOnnxRuntime(new OneNode("Where").With(Given.Truth(0, 1), ElementType.Bool).With(Given.Floats(1, 3)).With(Given.Floats()));
        Agreement.WithOnnxRuntime(new OneNode("MatMul").With(Given.Floats(2, 0)).With(Given.Floats(0, 3)));
        Agreement.WithOnnxRuntime(new OneNode("TopK").Outputs(2).With(Given.Floats(3, 3)).WithConstant(Given.Ints(0)));
    }

    [Theory]
    [InlineData(long.MinValue, long.MinValue)]
    [InlineData(-2, -2)]
    public void A_pad_cuts_off_no_more_than_there_is(long before, long after) =>
        Assert.Contains($"pads {before} and {after} leave nothing", Assert.Throws<InputException>(() => new OneNode("Pad").With(Given.Floats(3)).WithConstant(Given.Ints(before, after)).Run()).Message, StringComparison.Ordinal);

    private static bool Fits(Shape a, Shape b) =>
        Enumerable.Range(1, Math.Min(a.Rank, b.Rank)).All(i => a[^i] == b[^i] || a[^i] == 1 || b[^i] == 1);
}
