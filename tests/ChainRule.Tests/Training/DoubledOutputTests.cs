using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class DoubledOutputTests
{
    [Fact]
    public void A_softmax_before_cross_entropy_bounds_probabilities()
    {
        var warning = Warning(new CrossEntropy(), new Linear(2, 10), new Softmax())!;
        Assert.Equal("Layer 1, counted from 0, is a softmax, but cross-entropy applies a softmax of its own: no class can reach a probability above 0.232. Remove layer 1.", warning.English);
        Assert.Equal("第 1 层（从 0 开始计）为 softmax，而交叉熵损失自带 softmax：任何类别的概率都不会超过 0.232。请删去第 1 层。", warning.Chinese);
    }

    [Fact]
    public void What_it_says_of_the_bound_is_so()
    {
        double[] surest = [1, 0, 0];
        Assert.Equal(0.576, Math.Exp(1) / surest.Sum(Math.Exp), 1e-3);
        Assert.Contains("above 0.576", Warning(new CrossEntropy(), new Linear(2, 3), new Sigmoid())!.English, StringComparison.Ordinal);
        Assert.Contains("between 0.5 and 0.731", Warning(new BinaryCrossEntropy(), new Linear(2, 1), new Sigmoid())!.English, StringComparison.Ordinal);
        Assert.Equal(0.731, 1 / (1 + Math.Exp(-1)), 1e-3);
        Assert.Contains("between 0.5 and 0.731", Warning(new BinaryCrossEntropy(), new Linear(2, 3), new Softmax())!.English, StringComparison.Ordinal);
        Assert.Contains("below 0.5", Warning(new BinaryCrossEntropy(), new Linear(2, 3), new LogSoftmax())!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_softmax_before_cross_entropy_is_only_superfluous() =>
        Assert.Contains("no harm, but it is superfluous", Warning(new CrossEntropy(), new Linear(2, 3), new LogSoftmax())!.English, StringComparison.Ordinal);

    [Fact]
    public void It_sees_through_what_passes_values_on()
    {
        Assert.Contains("Layer 1,", Warning(new CrossEntropy(), new Linear(2, 3), new Softmax(), new Identity(), new Dropout(0.5), new Flatten())!.English, StringComparison.Ordinal);
        Assert.Contains("Layer 1.0,", Warning(new CrossEntropy(), new Linear(2, 3), new Sequential(new Softmax(), new Identity()), new Sequential(new Identity()))!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_ends_are_right()
    {
        Assert.Null(Warning(new CrossEntropy(), new Linear(2, 3)));
        Assert.Null(Warning(new CrossEntropy(), new Softmax(), new Linear(2, 3)));
        Assert.Null(Warning(new CrossEntropy(), new Linear(2, 3), new Residual(new Linear(3, 3), new Softmax())));
        Assert.Null(Warning(new MeanSquaredError(), new Linear(2, 3), new Softmax()));
        Assert.Null(Warning(new HalfSquaredError(), new Linear(2, 1), new Sigmoid()));
        Assert.Null(Warning(new CrossEntropy(), new Identity()));
    }

    private static Text? Warning(Loss loss, params Layer[] layers)
    {
        var model = new Sequential(layers);
        return DoubledOutput.Warning(model, loss, model.OutputShape([2]));
    }
}
