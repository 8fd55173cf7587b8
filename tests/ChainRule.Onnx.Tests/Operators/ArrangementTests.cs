using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ArrangementTests
{
    [Fact]
    public void Reshape_keeps_or_infers_sizes()
    {
        foreach (var shape in (long[][])[[0, -1], [2, 1, 6], [-1, 0, 3], [12]])
            Check(new OneNode("Reshape").With(Given.Floats(2, 2, 3)).WithConstant(Given.Ints(shape)));
    }

    [Fact]
    public void Zero_may_be_allowed_as_a_size() =>
        Agreement.WithOnnxRuntime(new OneNode("Reshape").With(Given.Floats(0, 3)).WithConstant(Given.Ints(3, 0)).Setting("allowzero", 1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(3)]
    public void Flatten_joins_before_and_after_a_dimension(long axis) => Check(new OneNode("Flatten").With(Given.Floats(2, 3, 4)).Setting("axis", axis));

    [Fact]
    public void Transpose_reverses_or_orders_dimensions()
    {
        Check(new OneNode("Transpose").With(Given.Floats(2, 3, 4)));
        Check(new OneNode("Transpose").With(Given.Floats(2, 3, 4)).Setting("perm", 1, 0, 2));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    public void Sizes_of_1_come_and_go(int opset)
    {
        Check(new OneNode("Squeeze", opset).With(Given.Floats(1, 3, 1, 2)));
        Check(Axes("Squeeze", Given.Floats(1, 3, 1, 2), -2));
        Check(Axes("Unsqueeze", Given.Floats(3, 2), 0, -1, 2));

        OneNode Axes(string type, Tensor x, params long[] axes) => opset < 13
            ? new OneNode(type, opset).With(x).Setting("axes", axes)
            : new OneNode(type, opset).With(x).WithConstant(Given.Ints(axes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Concat_joins(long axis)
    {
        Check(new OneNode("Concat").With(Given.Floats(2, 3)).With(Given.Positive(2, 3)).With(Given.Floats(2, 3)).Setting("axis", axis));
        Agreement.WithOnnxRuntime(new OneNode("Concat").With(Given.Whole(2, 3)).With(Given.Whole(2, 3)).Setting("axis", axis));
    }

    [Fact]
    public void Split_takes_apart()
    {
        Check(new OneNode("Split", 11).With(Given.Floats(2, 6)).Setting("axis", 1).Outputs(3));
        Check(new OneNode("Split", 11).With(Given.Floats(2, 6)).Setting("axis", 1).Setting("split", 2, 4).Outputs(2));
        Check(new OneNode("Split", 13).With(Given.Floats(2, 6)).WithConstant(Given.Ints(1, 0, 5)).Setting("axis", -1).Outputs(3));
        Check(new OneNode("Split", 18).With(Given.Floats(2, 7)).Setting("axis", 1).Setting("num_outputs", 3).Outputs(3));
    }

    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(-3, 100, 2)]
    [InlineData(-1, -100, -1)]
    [InlineData(4, 0, -3)]
    [InlineData(3, 1, 1)]
    [InlineData(0, long.MaxValue, long.MaxValue)]
    [InlineData(-1, long.MinValue, -2)]
    public void Slice_moves_places_beyond_an_end_to_it(long start, long end, long step)
    {
        Check(new OneNode("Slice").With(Given.Floats(2, 5, 3)).WithConstant(Given.Ints(start)).WithConstant(Given.Ints(end)).WithConstant(Given.Ints(-2)).WithConstant(Given.Ints(step)));
        if (step == 1)
            Check(new OneNode("Slice", 9).With(Given.Floats(2, 5, 3)).Setting("starts", [start]).Setting("ends", [end]).Setting("axes", [1L]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Gather_takes_slices_by_index(long axis)
    {
        var index = Tensor.From<long>([1, -1, 0, 1], 2, 2);
        Check(new OneNode("Gather").With(Given.Floats(3, 4, 2)).With(index).Setting("axis", axis));
        Check(new OneNode("Gather").With(Given.Floats(3, 4, 2)).With(Given.Int(-2)).Setting("axis", axis));
        Check(new OneNode("GatherElements").With(Given.Floats(3, 4)).With(index).Setting("axis", axis));
    }

    [Fact]
    public void Indexes_out_of_range_are_refused()
    {
        foreach (var type in (string[])["Gather", "GatherElements"])
        {
            var node = new OneNode(type).With(Given.Floats(3, 1)).With(Tensor.From<long>([3], 1, 1));
            Assert.Equal($"model.onnx, node node ({type}): there is no index 3 among 3", Assert.Throws<Data.InputException>(() => node.Run()).Message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void One_hot_marks_an_index(long axis) =>
        Agreement.WithOnnxRuntime(new OneNode("OneHot").With(Given.Ints(1, -1, 7, 0)).WithConstant(Given.Int(4)).With(Tensor.From([-0.5f, 2], 2)).Setting("axis", axis));

    [Fact]
    public void Expand_and_tile_repeat()
    {
        Check(new OneNode("Expand").With(Given.Floats(3, 1)).WithConstant(Given.Ints(2, 1, 4)));
        Agreement.WithOnnxRuntime(new OneNode("Expand").With(Given.Whole(3, 1)).WithConstant(Given.Ints(2, 1, 4)));
        Check(new OneNode("Tile").With(Given.Floats(2, 3)).WithConstant(Given.Ints(2, 3)));
        Agreement.WithOnnxRuntime(new OneNode("Tile").With(Given.Whole(2, 3)).WithConstant(Given.Ints(1, 2)));
    }

    [Theory]
    [InlineData("constant", 11)]
    [InlineData("edge", 11)]
    [InlineData("reflect", 13)]
    [InlineData("constant", 18)]
    [InlineData("wrap", 19)]
    public void Borders_are_put_around(string mode, int opset)
    {
        Check(new OneNode("Pad", opset).With(Given.Floats(3, 4)).WithConstant(Given.Ints(1, 2, 0, 3)).With(mode == "constant" ? Tensor.Scalar(0.7) : null).Setting("mode", mode));
        Check(new OneNode("Pad", opset).With(Given.Floats(3, 4)).WithConstant(Given.Ints(2, -1, 0, 2)).Setting("mode", mode));
        if (opset >= 18)
            Check(new OneNode("Pad", opset).With(Given.Floats(3, 4)).WithConstant(Given.Ints(1, 2)).With(null).WithConstant(Given.Ints(-1)).Setting("mode", mode));
    }

    [Fact]
    public void Borders_were_attributes() =>
        Check(new OneNode("Pad", 7).With(Given.Floats(3, 4)).Setting("pads", 1, 0, 0, 2).Setting("value", -1.5f));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(0, 1)]
    [InlineData(0, -9)]
    public void Triangles_are_kept(long upper, long diagonal)
    {
        Check(new OneNode("Trilu").With(Given.Floats(2, 3, 4)).WithConstant(Given.Int(diagonal)).Setting("upper", upper));
        Agreement.WithOnnxRuntime(new OneNode("Trilu").With(Given.Whole(3, 3)).Setting("upper", upper));
    }

    [Fact]
    public void Blocks_move_between_channels_and_places()
    {
        Check(new OneNode("DepthToSpace").With(Given.Floats(1, 8, 2, 1)).Setting("blocksize", 2));
        Check(new OneNode("DepthToSpace").With(Given.Floats(1, 8, 2, 1)).Setting("blocksize", 2).Setting("mode", "CRD"));
        Check(new OneNode("SpaceToDepth").With(Given.Floats(1, 2, 4, 6)).Setting("blocksize", 2));
    }

    private static void Check(OneNode node)
    {
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }
}
