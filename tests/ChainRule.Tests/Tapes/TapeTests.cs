using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Tapes;

public sealed class TapeTests
{
    private readonly Tape _tape = new();

    [Fact]
    public void What_failed_left_nothing()
    {
        var (x, classes) = (_tape.Input(Some.Tensor([1, 2])), _tape.Input(Tensor.From([5L], 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Gather(classes));
        Assert.Empty(_tape.Nodes);
        Assert.Equal([x, classes], _tape.Variables);
        Assert.Equal([x, classes, x + x], _tape.Variables);
    }

    [Fact]
    public void A_number_is_one_variable_and_zero_has_two_signs()
    {
        Assert.Same(_tape.Scalar(double.NaN, DType.Float64), _tape.Scalar(double.NaN, DType.Float64));
        Assert.NotSame(_tape.Scalar(1, DType.Float64), _tape.Scalar(1, DType.Float32));
        double[] zeros = [0.0, -0.0, 0.0];
        Assert.Equal([false, true, false], zeros.Select(zero => double.IsNegative(_tape.Scalar(zero, DType.Float64).Value.Item())));
    }
}
