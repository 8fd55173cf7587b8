using ChainRule.Explanations.Networks;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Networks;

public sealed class PlaneReaderTests
{
    [Fact]
    public void A_filter_s_weight_is_followed_to_the_pixel_under_it()
    {
        var graph = Explain([new Conv2d(1, 2, 2)], [[1, 2, 3, 4, 5, 6, 7, 8]], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3], [1, 2, 2, 2], "0.weight[1,0,0,1]");
        var (picture, map) = (graph.Columns[0].Plane!, graph.Columns[1].Plane!);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], picture.Values);
        Assert.Equal([0, 1], map.Planes);
        Assert.Equal([5, 6, 7, 8], map.Filter!.Values);
        Assert.Equal(new GridPlace(0, 1), map.Filter.Followed);

        // The largest error is at the last place, whose patch starts in the middle.
        Assert.Equal(new GridPlace(1, 1), map.Followed);
        Assert.Equal([new(1, 1), new(1, 2), new(2, 1), new(2, 2)], picture.Patch);
        Assert.Equal(new GridPlace(1, 2), picture.Followed);
    }

    [Fact]
    public void A_pooled_place_is_followed_to_the_one_it_was_chosen_from()
    {
        var graph = Explain([new Conv2d(1, 1, 1), new MaxPool2d(2)], [[1], [0]], [1, 2, 5, 4], [1, 2, 2], [1, 1, 1, 1], "0.weight[0,0,0,0]");
        var map = graph.Columns[1].Plane!;
        Assert.Equal(4, map.Patch.Count);
        Assert.Equal(new GridPlace(1, 0), map.Followed);
        Assert.Equal([new GridPlace(1, 0)], graph.Columns[0].Plane!.Patch);
        Assert.Null(graph.Columns[2].Plane!.Filter);
    }

    [Fact]
    public void Rows_of_numbers_have_no_plane() => Assert.All(Worked.TwoTwoTwo().Graph!.Columns, column => Assert.Null(column.Plane));

    private static NetworkGraph Explain(Layer[] layers, double[][] parameters, double[] input, Shape picture, Shape target, string address) =>
        Worked.Explain(layers, parameters, input, Tensor.From(new double[target.Count], target), new HalfSquaredError(), [address], picture: picture).Graph!;
}
