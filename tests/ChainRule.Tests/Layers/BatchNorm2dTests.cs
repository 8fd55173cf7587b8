using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class BatchNorm2dTests
{
    // Two pictures of two channels, each of one row of two pixels.
    private static readonly Tensor Batch = Tensor.From([1.0, 2, 10, 20, 3, 6, 30, 60], 2, 2, 1, 2);

    [Fact]
    public void In_training_each_channel_has_mean_zero_and_variance_one_over_batch_and_places()
    {
        var layer = new BatchNorm2d(2, eps: 0).To(DType.Float64);
        var y = layer.Forward(new Tape(training: true).Input(Batch)).Value.ToDoubles();
        foreach (var values in (double[][])[[y[0], y[1], y[4], y[5]], [y[2], y[3], y[6], y[7]]])
        {
            Near.Equal(0, values.Sum());
            Near.Equal(4, values.Sum(v => v * v));
        }
    }

    [Fact]
    public void Running_statistics_move_a_step_towards_the_batchs_and_are_used_afterwards()
    {
        var layer = new BatchNorm2d(2, momentum: 0.25).To(DType.Float64);
        layer.Forward(new Tape(training: true).Input(Batch));

        // Means 3 and 30; of four values each, variances without bias of 14 / 3 and 1400 / 3.
        double[] means = [0.75, 7.5], variances = [0.75 + 0.25 * 14 / 3, 0.75 + 0.25 * 1400 / 3];
        Near.Equal(means, layer.Buffers[0].Tensor.ToDoubles());
        Near.Equal(variances, layer.Buffers[1].Tensor.ToDoubles());

        var y = layer.Forward(new Tape().Input(Batch)).Value;
        for (var i = 0; i < Batch.Count; i++)
            Near.Equal((Batch.Value(i) - means[i / 2 % 2]) / Math.Sqrt(variances[i / 2 % 2] + 1e-5), y.Value(i));
        Near.Equal(means, layer.Buffers[0].Tensor.ToDoubles());
    }

    [Fact]
    public void Weight_and_bias_follow_channel_by_channel_unless_there_are_none()
    {
        var layer = (BatchNorm2d)new BatchNorm2d(2, eps: 0).To(DType.Float64);
        Assert.Equal(["weight [2]", "bias [2]"], layer.Parameters.Select(p => $"{p.Path} {p.Tensor.Shape}"));
        layer.Parameters[0].Load(Some.Values(2, 3));
        layer.Parameters[1].Load(Some.Values(100, 200));
        Near.Equal([102, 104, 230, 260, 106, 112, 290, 380], layer.Forward(new Tape().Input(Batch)).Value.ToDoubles());
        Assert.Empty(new BatchNorm2d(2, affine: false).Parameters);
    }

    [Fact]
    public void One_picture_has_a_variance_if_it_has_two_places()
    {
        var layer = new BatchNorm2d(2);
        Assert.Equal([1, 2, 1, 2], layer.Forward(new Tape(training: true).Input(new Tensor([1, 2, 1, 2]))).Shape);
        Assert.Equal(
            "BatchNorm2d(2) needs at least 2 values of each feature in a training batch to have a variance, not 1.",
            Assert.Throws<ShapeException>(() => layer.Forward(new Tape(training: true).Input(new Tensor([1, 2, 1, 1])))).Message);
    }
}
