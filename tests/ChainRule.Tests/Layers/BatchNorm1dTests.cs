using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class BatchNorm1dTests
{
    private static readonly Tensor Batch = Tensor.From([1f, 10, 2, 20, 6, 30], 3, 2);

    [Fact]
    public void In_training_each_feature_has_mean_zero_and_variance_one()
    {
        var y = new BatchNorm1d(2, eps: 0).Forward(new Tape(training: true).Input(Batch)).Value.ToDoubles();
        for (var feature = 0; feature < 2; feature++)
        {
            double[] values = [y[feature], y[2 + feature], y[4 + feature]];
            Near.Equal(0, values.Sum(), 0, 1e-6);
            Near.Equal(3, values.Sum(v => v * v), 1e-6);
        }
    }

    [Fact]
    public void Running_statistics_move_a_step_towards_the_batchs_and_are_used_afterwards()
    {
        var layer = new BatchNorm1d(2, momentum: 0.25);
        layer.Forward(new Tape(training: true).Input(Batch));
        Near.Equal([0.75, 5], layer.Buffers[0].Tensor.ToDoubles(), 1e-6);
        // The batch's variances without bias are 7 and 100.
        Near.Equal([0.75 + 0.25 * 7, 0.75 + 25], layer.Buffers[1].Tensor.ToDoubles(), 1e-6);

        var y = layer.Forward(new Tape().Input(Batch)).Value;
        Near.Equal((1 - 0.75) / Math.Sqrt(2.5 + 1e-5), y.Value(0), 1e-6);
        Near.Equal((30 - 5) / Math.Sqrt(25.75 + 1e-5), y.Value(5), 1e-6);
        Near.Equal([0.75, 5], layer.Buffers[0].Tensor.ToDoubles(), 1e-6);
    }

    [Fact]
    public void One_sample_has_no_variance()
    {
        var error = Assert.Throws<ShapeException>(() => new BatchNorm1d(2).Forward(new Tape(training: true).Input(new Tensor([1, 2]))));
        Assert.Equal("BatchNorm1d(2) needs at least 2 values of each feature in a training batch to have a variance, not 1.", error.Message);
        Assert.Equal([1, 2], new BatchNorm1d(2).Forward(new Tape().Input(new Tensor([1, 2]))).Shape);
    }

    [Fact]
    public void Initialising_forgets_the_statistics()
    {
        var layer = new BatchNorm1d(2);
        layer.Forward(new Tape(training: true).Input(Batch));
        layer.Initialize(0);
        Assert.Equal([0, 0], layer.Buffers[0].Tensor.ToDoubles());
        Assert.Equal([1, 1], layer.Buffers[1].Tensor.ToDoubles());
    }
}
