using ChainRule.Algebra;
using ChainRule.Explanations.Checks;
using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;
using ChainRule.Tests.Layers.Own;

namespace ChainRule.Tests.Explanations.Checks;

public sealed class GradientCheckTests
{
    private static readonly Tensor Input = Tensor.From([.. Enumerable.Range(0, 20).Select(i => Math.Sin(i + 1))], 5, 4);
    private static readonly Tensor Classes = Tensor.From([0L, 1L, 2L, 1L, 0L], 5);

    [Fact]
    public void A_network_of_everything_passes()
    {
        var model = new Sequential(
            new Linear(4, 5),
            new ChainRule.Layers.Gelu(),
            new LayerNorm(5),
            new Residual(new Linear(5, 5, LinearBias.Shared), new BatchNorm1d(5), new Dropout(0.3), new ChainRule.Layers.Silu()),
            new Linear(5, 3));
        var report = GradientCheck.Run(new(model, new CrossEntropy(0.1, [1, 2, 0.5]), new Regularization(l1: 1e-3, l2: 1e-2)), Input, Classes);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(model.Parameters.Sum(p => p.Shape.Count) + Input.Count, report.Count);
    }

    [Fact]
    public void Buffers_that_are_not_saved_are_in_double_precision_too()
    {
        var model = new Sequential(new Linear(4, 3), new Scale(3));
        var report = GradientCheck.Run(new(model, new CrossEntropy()), Input, Classes);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(DType.Float32, model.Buffers[0].Tensor.Type);
    }

    [Fact]
    public void A_wrong_derivative_is_found_and_both_numbers_named()
    {
        var model = new Sequential(new Linear(4, 3), new WrongLayer());
        var report = GradientCheck.Run(new(model, new CrossEntropy()), Input, Classes);
        Assert.False(report.Passed);
        Assert.Equal(2 * report.Worst.Numerical, report.Worst.Backpropagated, 1e-6);
        Assert.Matches(@"^failed: 35 gradients compared, the worst is (0\.(weight|bias)|input)\[[\d, ]+\]: backpropagation -?\d.*, differences -?\d.*, relative error 5\.0e-1$", report.ToString());
    }

    [Fact]
    public void At_a_kink_a_gradient_passes_within_the_slopes_on_either_side()
    {
        var report = GradientCheck.Run(new(new Sequential(new ChainRule.Layers.Relu()), new HalfSquaredError()), Tensor.From([0.0, 1, -1], 1, 3), Tensor.From([1.0, 0, 1], 1, 3));
        Assert.True(report.Passed);
        Assert.Equal(("input[0, 0]", 0, "kink"), (report.Kinks.Single().Name, report.Kinks.Single().Backpropagated, report.Kinks.Single().Cause));
        Assert.EndsWith("; 1 at a kink, within the slopes on either side, such as input[0, 0]: backpropagation 0, left slope 0, right slope -1", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_is_called_a_tie()
    {
        var report = GradientCheck.Run(new(new Sequential(new MaxPool2d(2)), new HalfSquaredError()), Tensor.From([2.0, 2, 1, 0], 1, 1, 2, 2), Tensor.From([1.0], 1, 1, 1, 1));
        Assert.True(report.Passed);
        Assert.Equal([("input[0, 0, 0, 0]", 1.0, "tie"), ("input[0, 0, 0, 1]", 0.0, "tie")], report.Kinks.Select(kink => (kink.Name, kink.Backpropagated, kink.Cause)));
    }

    [Fact]
    public void A_jump_is_called_a_jump()
    {
        var report = GradientCheck.Run(new(new Sequential(new ChainRule.Layers.Step()), new HalfSquaredError()), Tensor.From([0.0], 1, 1), Tensor.From([1.0], 1, 1));
        Assert.Equal("passed: 1 gradients compared; 1 at a jump, within the slopes on either side, such as input[0, 0]: backpropagation 0, left slope 0, right slope -Infinity", report.ToString());
    }

    [Fact]
    public void Outside_of_the_slopes_at_a_kink_a_gradient_fails()
    {
        var report = GradientCheck.Run(new(new Sequential(new WrongKink()), new HalfSquaredError()), Tensor.From([0.0], 1, 1), Tensor.From([1.0], 1, 1));
        Assert.False(report.Passed);
        Assert.StartsWith("failed: 1 gradients compared; 1 at a kink, outside the slopes on either side", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_is_left_as_it_was()
    {
        var model = new Sequential(new Linear(4, 3), new BatchNorm1d(3));
        Tensor[] before = [.. model.State.Select(p => p.Tensor)];
        Tensor[] copies = [.. before.Select(t => t.Clone())];
        GradientCheck.Run(new(model, new CrossEntropy()), Input, Classes);
        foreach (var (parameter, (tensor, copy)) in model.State.Zip(before.Zip(copies)))
        {
            Assert.Same(tensor, parameter.Tensor);
            Near.SameBits(copy, tensor);
        }
    }

    private sealed class WrongKink() : Activation<TwoAtZero>(default);

    private readonly struct TwoAtZero : IFunction
    {
        public string Name => "wrong";

        public DerivativeNeeds Needs => DerivativeNeeds.Input;

        public T Forward<T>(T x)
            where T : IAlgebra<T> => T.Max(x, T.Constant(0));

        public T Derivative<T>(T x, T y)
            where T : IAlgebra<T> => T.IfPositive(x, T.Constant(1), T.IfPositive(-x, T.Constant(0), T.Constant(2)));
    }

    private sealed class WrongLayer() : Activation<TwiceTheDerivative>(default);

    private readonly struct TwiceTheDerivative : IFunction
    {
        public string Name => "wrong";

        public DerivativeNeeds Needs => DerivativeNeeds.Output;

        public T Forward<T>(T x)
            where T : IAlgebra<T> => T.Tanh(x);

        public T Derivative<T>(T x, T y)
            where T : IAlgebra<T> => T.Constant(2) * (T.Constant(1) - y * y);
    }
}
