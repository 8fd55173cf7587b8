using ChainRule.Tensors;

namespace ChainRule.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void Values_go_in_and_come_out()
    {
        var tensor = Tensor.From([1.5f, 2, 3, 4, 5, 6], 3, 2);
        Assert.Equal((DType.Float32, 6, 1.5), (tensor.Type, tensor.Count, tensor.Value(0)));
        Assert.Equal([3, 4], tensor.Rows(1, 2).ToDoubles());
        tensor.Rows(1, 3).SetValue(0, 9);
        tensor.Reshape([6]).Span<float>()[5] = 7;
        Assert.Equal([1.5, 2, 9, 4, 5, 7], tensor.ToDoubles());
        Assert.Equal("Float32 [3, 2] {1.5, 2, 9, 4, 5, 7}", tensor.ToString());
        Assert.Equal("Float32 [100]", new Tensor([100]).ToString());
    }

    [Fact]
    public void A_copy_has_memory_of_its_own_and_another_type_where_asked()
    {
        var tensor = Some.Values(1, 2);
        var (same, single, whole) = (tensor.Clone(), tensor.Clone(DType.Float32), tensor.Clone(DType.Int64));
        tensor.SetValue(0, 5);
        Assert.All((Tensor[])[same, single, whole], copy => Assert.Equal([1, 2], copy.ToDoubles()));
        Assert.Equal(DType.Int64, whole.Type);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var tensor = new Tensor([2, 3]);
        Assert.Equal("2 values do not fill the shape [3], which needs 3.", Assert.Throws<ShapeException>(() => Tensor.From([1.0, 2], 3)).Message);
        Assert.Equal("6 elements of shape [2, 3] do not fill the shape [4].", Assert.Throws<ShapeException>(() => tensor.Reshape([4])).Message);
        Assert.Throws<ShapeException>(() => tensor.CopyFrom(new Tensor([3, 2])));
        Assert.Throws<InvalidOperationException>(() => tensor.Item());
        Assert.Equal("A Float32 tensor does not hold Double.", Assert.Throws<InvalidOperationException>(() => tensor.Span<double>().Length).Message);
        Assert.Throws<NotSupportedException>(() => Tensor.From([1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tensor.Rows(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => tensor.Rows(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tensor.Rows(2, 1));
    }
}
