using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ReductionTests
{
    private static readonly string[] Types =
        ["ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp"];

    public static TheoryData<string, int, long[]?, long> Settings()
    {
        var data = new TheoryData<string, int, long[]?, long>();
        foreach (var type in Types)
        {
            data.Add(type, 11, [1], 0);
            data.Add(type, 13, [0, -1], 1);
            data.Add(type, 18, [-2, 2], 0);
            data.Add(type, 18, null, 1);
            data.Add(type, 17, null, 0);
        }

        return data;
    }

    public static TheoryData<string> WholeTypes() => [.. Types[..8]];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Numbers_are_reduced_along_dimensions(string type, int opset, long[]? axes, long keepDimensions)
    {
        var node = new OneNode(type, opset).With(Given.Positive(2, 3, 5)).Setting("keepdims", keepDimensions);
        if (axes is not null && opset < (type == "ReduceSum" ? 13 : 18))
            node.Setting("axes", axes);
        else if (axes is not null)
            node.WithConstant(Given.Ints(axes));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [MemberData(nameof(WholeTypes))]
    public void Whole_numbers_are_reduced(string type) =>
        Agreement.WithOnnxRuntime(new OneNode(type, 18).With(Given.Whole(3, 5), ElementType.Int32).WithConstant(Given.Ints(1)));

    [Theory]
    [InlineData("ReduceSum", 0)]
    [InlineData("ReduceSum", 1)]
    [InlineData("ReduceMax", 1)]
    [InlineData("ReduceSumSquare", 1)]
    [InlineData("ReduceL1", 1)]
    [InlineData("ReduceLogSum", 1)]
    public void Without_axes_all_or_none_are_reduced(string type, long noop) =>
        Agreement.WithOnnxRuntime(new OneNode(type, 18).With(Given.Floats(2, 3)).WithConstant(Given.Ints()).Setting("noop_with_empty_axes", noop));

    [Theory]
    [InlineData("ArgMax", 0, 1, 0)]
    [InlineData("ArgMax", 1, 0, 1)]
    [InlineData("ArgMin", -1, 1, 1)]
    [InlineData("ArgMin", 1, 0, 0)]
    public void Of_equals_the_first_or_the_last_is_chosen(string type, long axis, long keepDimensions, long last)
    {
        foreach (var x in (Tensor[])[Given.Whole(3, 20, 2), Given.Whole(3, 20, 2).Clone(DType.Float32)])
        {
            Agreement.WithOnnxRuntime(new OneNode(type).With(x, x.Type == DType.Int64 ? ElementType.Int32 : ElementType.Float)
                .Setting("axis", axis).Setting("keepdims", keepDimensions).Setting("select_last_index", last));
        }
    }

    [Theory]
    [InlineData(-1, 2, 1)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 0, 1)]
    public void The_largest_or_smallest_are_taken_in_order(long axis, long count, long largest)
    {
        var node = new OneNode("TopK").With(Given.Floats(3, 4, 5)).WithConstant(Given.Ints(count)).Setting("axis", axis).Setting("largest", largest).Outputs(2);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
        Agreement.WithOnnxRuntime(new OneNode("TopK").With(Given.Whole(3, 4, 5)).WithConstant(Given.Ints(count)).Setting("axis", axis).Setting("largest", largest).Outputs(2));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(-1, 0, 1)]
    [InlineData(1, 1, 1)]
    public void Sums_run_along_a_dimension(long axis, long exclusive, long reverse)
    {
        var node = Node(Given.Floats(3, 4, 2));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
        Agreement.WithOnnxRuntime(Node(Given.Whole(3, 4)));

        OneNode Node(Tensor x) => new OneNode("CumSum").With(x).WithConstant(Given.Int(axis)).Setting("exclusive", exclusive).Setting("reverse", reverse);
    }
}
