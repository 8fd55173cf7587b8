using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public sealed class BatchSourceTests
{
    private static readonly byte[] Pixels = [0, 51, 102, 255, 1, 2, 3, 4, 250, 240, 230, 220];

    private static readonly PictureDataset Pictures = new(Pixels, [1, 2, 2], Tensor.From([2L, 0, 1], 3), ["a", "b", "c"]);

    [Fact]
    public void Pictures_become_numbers_when_they_are_loaded()
    {
        var (x, t) = (new Tensor([2, 1, 2, 2]), new Tensor([2], DType.Int64));
        Pictures.Load([2, 0], [x], t);
        Assert.Equal([250 / 255f, 240 / 255f, 230 / 255f, 220 / 255f, 0, 51 / 255f, 102 / 255f, 1], x.Span<float>().ToArray());
        Assert.Equal([1L, 2], t.Span<long>().ToArray());
    }

    [Fact]
    public void Pixels_must_be_as_many_as_the_pictures_have() =>
        Assert.Throws<ShapeException>(() => new PictureDataset(Pixels, [1, 2, 2], Tensor.From([2L, 0], 2)));

    [Fact]
    public void A_view_has_the_rows_that_it_was_given_and_loads_them_from_the_source()
    {
        var view = Pictures.View([2, 1]);
        Assert.Equal((2, 3), (view.Count, view.ClassCount));
        Assert.Equal([1L, 0], view.LoadTargets().Span<long>().ToArray());
        Assert.Equal(Pictures.Select(1).Inputs.ToDoubles(), view.View([1]).ToDataset().Inputs.ToDoubles());
    }

    [Fact]
    public void Classes_can_have_other_names() =>
        Assert.Equal(["x", "y", "z"], Pictures.Named(["x", "y", "z"]).View([0]).Classes);

    [Fact]
    public void Classes_without_names_are_counted_over_all_rows()
    {
        var data = new Dataset(new Tensor([5000, 1]), Tensor.From([.. Enumerable.Range(0, 5000).Select(row => row == 4711 ? 6L : 1)], 5000));
        Assert.Equal(7, data.View([.. Enumerable.Range(0, 5000)]).ClassCount);
    }
}
