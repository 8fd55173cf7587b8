using ChainRule.Tensors;
using FsCheck.Fluent;

namespace ChainRule.Tests.Tensors;

public sealed class ShapeTests
{
    [Fact]
    public void A_shape_without_dimensions_has_one_element_however_it_was_made()
    {
        Shape[] scalars = [[], default, Shape.Scalar, new()];
        Assert.All(scalars, shape =>
        {
            Assert.Equal(1, shape.Count);
            Assert.Equal(0, shape.Rank);
            Assert.Equal("[]", shape.ToString());
            Assert.Equal(Shape.Scalar, shape);
        });
    }

    [Fact]
    public void Dimensions_count_from_either_end()
    {
        Shape shape = [2, 3, 4];
        Assert.Equal((2, 4, 4, 4, 24), (shape[0], shape[2], shape[-1], shape[^1], shape.Count));
        Assert.Equal("The shape [2, 3, 4] has no dimension 3.", Assert.Throws<ShapeException>(() => shape[3]).Message);
        Assert.Throws<ShapeException>(() => shape.Reduced(-4));
    }

    [Fact]
    public void A_shape_is_spread_and_matched_by_its_sizes()
    {
        Shape shape = [2, 3];
        Assert.Equal([5, 2, 3, 4], new Shape([5, .. shape, 4]));
        Assert.Equal([3, 7, 1, 1], new Shape([3, 7, .. new Shape(1, 1)]));
        Assert.True(shape is [2, var columns] && columns == 3);
        Assert.False(shape is [_, _, _, _, _, _]);
        Assert.True(Shape.Scalar is []);
    }

    [Theory]
    [InlineData("The shape [2, -1] has a negative size.", 2, -1)]
    [InlineData("The shape [-1, 0] has a negative size.", -1, 0)]
    [InlineData("The shape [65536, 65536] has more than 268435392 elements, the most that a tensor can hold.", 65536, 65536)]
    [InlineData("The shape [2147483647, 2147483647, 2147483647] has more than 268435392 elements, the most that a tensor can hold.", int.MaxValue, int.MaxValue, int.MaxValue)]
    public void What_no_tensor_can_have_is_refused(string message, params int[] sizes) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => new Shape(sizes)).Message);

    [Theory]
    [InlineData(0, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, 0, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    public void Where_a_size_is_zero_the_others_may_be_any(params int[] sizes) => Assert.Equal(0, new Shape(sizes).Count);

    [Fact]
    public void Dimensions_are_limited()
    {
        Assert.Equal(Shape.MaximumRank, new Shape(new int[Shape.MaximumRank]).Rank);
        Assert.Equal("A tensor has 64 dimensions at most, not 65.", Assert.Throws<ShapeException>(() => new Shape(new int[65])).Message);
    }

    [Fact]
    public void The_largest_tensor_fits_an_array() => Assert.True((long)Shape.MaximumCount * 8 + 64 <= Array.MaxLength);

    [Fact]
    public void Broadcasting_is_commutative_and_keeps_what_it_stretched_to() => Property.Holds(
        from full in Property.Shape
        from shrunk in Gen.Choose(0, 1).ArrayOf(full.Rank)
        from dropped in Gen.Choose(0, full.Rank)
        select (full, small: new Shape([.. full.Select((size, i) => shrunk[i] == 0 ? 1 : size).Skip(dropped)])),
        c =>
        {
            Assert.Equal(c.full, Shape.Broadcast(c.full, c.small));
            Assert.Equal(c.full, Shape.Broadcast(c.small, c.full));
            Assert.Equal(c.full, Shape.Broadcast(c.full, c.full));
            Assert.Equal(c.full, Shape.Broadcast(c.full, Shape.Scalar));
        });
}
