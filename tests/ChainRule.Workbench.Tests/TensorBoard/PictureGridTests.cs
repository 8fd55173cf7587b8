using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.TensorBoard;

namespace ChainRule.Workbench.Tests.TensorBoard;

public sealed class PictureGridTests
{
    // Three pictures of 50 by 60 pixels stand two in a row, with two pixels between them.
    [Fact]
    public void Pictures_stand_in_a_square()
    {
        var grid = new PictureGrid(new Tensor([3, 1, 60, 50]));
        Assert.Equal((122, 102, 1), (grid.Height, grid.Width, grid.Channels));
    }

    [Fact]
    public void Small_pictures_are_magnified()
    {
        var grid = new PictureGrid(new Tensor([1, 3, 3, 5]));
        Assert.Equal((27, 45, 3), (grid.Height, grid.Width, grid.Channels));
    }

    [Fact]
    public void No_more_are_shown_than_asked_for()
    {
        var grid = new PictureGrid(new Tensor([100, 1, 60, 60]), most: 4);
        Assert.Equal((122, 122), (grid.Height, grid.Width));
    }

    [Theory]
    [InlineData(true, 5, 1, 3, 3)]
    [InlineData(true, 5, 3, 3, 3)]
    [InlineData(false, 5, 2, 3, 3)]
    [InlineData(false, 5, 3, 1, 1)]
    [InlineData(false, 0, 1, 3, 3)]
    [InlineData(false, 5, 3, 3)]
    public void Pictures_are_grey_or_in_colour(bool canShow, params int[] shape) => Assert.Equal(canShow, PictureGrid.CanShow(new(shape)));

    [Fact]
    public void Filters_of_a_convolution_are_pictures() =>
        Assert.Equal([8, 1, 3, 3], FirstFilters.Of(new Sequential(new Conv2d(1, 8, 3), new Relu()), [1, 28, 28])!.Shape);

    [Fact]
    public void Weights_of_neurons_that_see_each_pixel_are_pictures() =>
        Assert.Equal([10, 1, 4, 5], FirstFilters.Of(new Sequential(new Flatten(), new Linear(20, 10)), [1, 4, 5])!.Shape);

    [Fact]
    public void Other_weights_are_not()
    {
        Assert.Null(FirstFilters.Of(new Linear(20, 10), [20]));
        Assert.Null(FirstFilters.Of(new Sequential(new Conv2d(1, 8, 1)), [1, 28, 28]));
        Assert.Null(FirstFilters.Of(new Relu(), [1, 28, 28]));
    }
}
