using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ResizeTests
{
    private static readonly string[] Coordinates = ["half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric"];

    public static TheoryData<string, string> Nearest()
    {
        var data = new TheoryData<string, string>();
        foreach (var coordinates in Coordinates)
        {
            foreach (var nearest in (string[])["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"])
                data.Add(coordinates, nearest);
        }

        return data;
    }

    public static TheoryData<string, string> Interpolated()
    {
        var data = new TheoryData<string, string>();
        foreach (var coordinates in Coordinates)
        {
            data.Add(coordinates, "linear");
            data.Add(coordinates, "cubic");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Nearest))]
    public void The_nearest_pixel_is_taken(string coordinates, string nearest)
    {
        foreach (var sizes in (long[][])[[1, 2, 8, 3], [1, 2, 3, 7], [1, 2, 1, 5]])
            Check(Sized(13, sizes).Setting("mode", "nearest").Setting("nearest_mode", nearest).Setting("coordinate_transformation_mode", coordinates));
    }

    [Theory]
    [MemberData(nameof(Interpolated))]
    public void Pixels_are_interpolated(string coordinates, string mode)
    {
        foreach (var sizes in (long[][])[[1, 2, 8, 3], [1, 2, 3, 7]])
            Check(Sized(13, sizes).Setting("mode", mode).Setting("coordinate_transformation_mode", coordinates));
        Check(Scaled(13, 1, 1, 1.6f, 0.5f).Setting("mode", mode).Setting("coordinate_transformation_mode", coordinates == "align_corners" ? "half_pixel" : coordinates));
    }

    [Theory]
    [InlineData("nearest")]
    [InlineData("linear")]
    public void Upsample_repeats_or_interpolates(string mode)
    {
        Check(new OneNode("Upsample", 9).With(Given.Floats(1, 2, 3, 4)).WithConstant(Tensor.From([1f, 1, 2, 3], 4)).Setting("mode", mode));
        Check(new OneNode("Upsample", 7).With(Given.Floats(1, 2, 3, 4)).Setting("scales", [1f, 1f, 2f, 3f]).Setting("mode", mode));
        Check(new OneNode("Resize", 10).With(Given.Floats(1, 2, 3, 4)).WithConstant(Tensor.From([1f, 1, 2, 1.5f], 4)).Setting("mode", mode));
    }

    [Theory]
    [InlineData("stretch")]
    [InlineData("not_larger")]
    [InlineData("not_smaller")]
    public void Some_dimensions_alone_are_resized_by_a_policy(string policy) =>
        Check(Sized(19, [9, 7]).Setting("axes", [2L, 3L]).Setting("keep_aspect_ratio_policy", policy));

    [Fact]
    public void Symmetric_coordinates_keep_the_centre() =>
        Check(Scaled(19, 1, 1, 1.9f, 0.6f).Setting("mode", "linear").Setting("coordinate_transformation_mode", "half_pixel_symmetric"));

    [Fact]
    public void A_crop_reaches_beyond_the_border() =>
        Check(new OneNode("Resize", 13).With(Given.Floats(1, 1, 4, 5)).WithConstant(Tensor.From([0f, 0, 0.4f, -0.3f, 1, 1, 1.2f, 0.7f], 8)).With(null).WithConstant(Given.Ints(1, 1, 3, 6))
            .Setting("mode", "linear").Setting("coordinate_transformation_mode", "tf_crop_and_resize").Setting("extrapolation_value", 10f));

    [Fact]
    public void Antialiasing_is_refused() =>
        Assert.Contains("antialias is not supported", Assert.Throws<Data.InputException>(() => Sized(18, [1, 2, 2, 2]).Setting("antialias", 1).Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_large_a_scale_is_refused() =>
        Assert.Contains("impossible", Assert.Throws<Data.InputException>(() => Scaled(13, 1, 1, 1e9f, 1).Run()).Message, StringComparison.Ordinal);

    private static OneNode Sized(int opset, long[] sizes) => new OneNode("Resize", opset).With(Given.Floats(1, 2, 4, 5)).With(null).With(null).WithConstant(Given.Ints(sizes));

    private static OneNode Scaled(int opset, params float[] scales) => new OneNode("Resize", opset).With(Given.Floats(1, 2, 4, 5)).With(null).WithConstant(Tensor.From(scales, scales.Length));

    private static void Check(OneNode node)
    {
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }
}
