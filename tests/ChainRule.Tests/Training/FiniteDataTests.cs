using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Explanations.Checks;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

public sealed class FiniteDataTests
{
    private const string Cure = " Correct the value, or leave the sample out (samples count from 0).";

    private static readonly Linear Model = new(4, 1);
    private static readonly Trainer Trainer = new(Model, new MeanSquaredError(), new Sgd(0.1));
    private static readonly Dataset Whole = new(new Tensor([20, 4]), new Tensor([20, 1]));

    [Theory]
    [InlineData(double.NaN, "Sample 17, input [3] is NaN.")]
    [InlineData(double.NegativeInfinity, "Sample 17, input [3] is infinite.")]
    [InlineData(1e300, "Sample 17, input [3] is 1E+300, which is too large for 32 bits.")]
    public async Task An_input_is_named_by_all_that_read_it(double value, string told)
    {
        var data = new Dataset(With([20, 4], 17 * 4 + 3, value), Whole.Targets);
        var before = Model.Parameters[0].Tensor.Clone();
        foreach (var use in (Action[])[() => Trainer.Evaluate(data), () => Trainer.Predict(data.Inputs), () => Trainer.Explain(data, "weight[0,0]")])
            Assert.Equal(told + Cure, Assert.Throws<NonFiniteException>(use).Message);
        foreach (var (train, validation) in ((Dataset, Dataset)[])[(data, Whole), (Whole, data)])
            Assert.Equal(told + Cure, (await Assert.ThrowsAsync<NonFiniteException>(() => Fit(train, validation))).Message);
        Near.SameBits(before, Model.Parameters[0].Tensor);
    }

    [Fact]
    public async Task A_target_is_named()
    {
        var data = new Dataset(Whole.Inputs, With([20, 1], 5, double.NaN));
        Assert.Equal("Sample 5, target [0] is NaN." + Cure, (await Assert.ThrowsAsync<NonFiniteException>(() => Fit(data, Whole))).Message);
        Assert.Throws<NonFiniteException>(() => Trainer.Explain(data, "weight[0,0]"));
    }

    [Theory]
    [InlineData(0, "Sample 2, input [0, 1, 2] is NaN.")]
    [InlineData(1, "Sample 2, target is NaN.")]
    public void A_gradient_check_refuses_them(int which, string told)
    {
        var (input, target) = (With([3, 1, 2, 3], which == 0 ? 17 : 0, which == 0 ? double.NaN : 0), With([3], 2, which == 0 ? 0 : double.NaN));
        var model = new Sequential(new Flatten(), new Linear(6, 1));
        Assert.Equal(told + Cure, Assert.Throws<NonFiniteException>(() => GradientCheck.Run(new(model, new MeanSquaredError()), input, target)).Message);
    }

    private static Tensor With(Shape shape, int index, double value)
    {
        var tensor = new Tensor(shape, DType.Float64);
        tensor.SetValue(index, value);
        return tensor;
    }

    private static async Task Fit(Dataset train, Dataset validation)
    {
        await foreach (var _ in Trainer.FitAsync(train, validation))
        {
        }
    }
}
