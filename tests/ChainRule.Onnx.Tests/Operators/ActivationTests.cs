using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class ActivationTests
{
    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("HardSigmoid")]
    [InlineData("HardSigmoid", 0.3f, 0.4f)]
    [InlineData("HardSwish")]
    [InlineData("Relu")]
    [InlineData("LeakyRelu")]
    [InlineData("LeakyRelu", 0.2f)]
    [InlineData("ThresholdedRelu", 0.7f)]
    [InlineData("Elu")]
    [InlineData("Elu", 0.6f)]
    [InlineData("Celu", 1.7f)]
    [InlineData("Selu")]
    [InlineData("Selu", 1.5f)]
    [InlineData("Softplus")]
    [InlineData("Softsign")]
    [InlineData("Mish", null, null, 18)]
    [InlineData("Gelu", null, null, 20)]
    [InlineData("Relu", null, null, 7)]
    public void They_work_element_by_element(string type, float? alpha = null, float? beta = null, int opset = 17)
    {
        var node = new OneNode(type, opset).With(Given.Floats(3, 7));
        if (alpha is { } a)
            node.Setting("alpha", a);
        if (beta is { } b)
            node.Setting("beta", b);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Fact]
    public void Gelu_is_approximated_by_tanh_if_asked()
    {
        var node = new OneNode("Gelu", 20).With(Given.Floats(3, 7)).Setting("approximate", "tanh");
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1.7f)]
    public void Swish_scales_its_gate(float alpha)
    {
        var x = Given.Floats(3, 7);
        var node = new OneNode("Swish", 24).With(x).Setting("alpha", alpha);
        Agreement.WithDifferences(node);
        Assert.All(node.Run()[0].ToDoubles(), (y, i) => Assert.Equal(x.Value(i) / (1 + Math.Exp(-alpha * x.Value(i))), y, 1e-6));
    }

    [Theory]
    [InlineData(1, 3, 1, 1)]
    [InlineData(4)]
    public void The_slope_of_PRelu_is_trained_too(params int[] slope)
    {
        var node = new OneNode("PRelu").With(Given.Floats(2, 3, 2, 4)).With(Given.Positive(slope));
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("Softmax", 17, -1)]
    [InlineData("Softmax", 13, 1)]
    [InlineData("Softmax", 13, 0)]
    [InlineData("Softmax", 11, 1)]
    [InlineData("Softmax", 11, 2)]
    [InlineData("Softmax", 7, 0)]
    [InlineData("LogSoftmax", 17, -2)]
    [InlineData("LogSoftmax", 11, 1)]
    [InlineData("Hardmax", 17, 1)]
    [InlineData("Hardmax", 11, 1)]
    public void Before_operator_set_13_all_dimensions_from_the_axis_on_are_one(string type, int opset, long axis)
    {
        var node = new OneNode(type, opset).With(Given.Floats(2, 3, 4)).Setting("axis", axis);
        Agreement.WithOnnxRuntime(node);
        Agreement.WithDifferences(node);
    }

    [Theory]
    [InlineData("Softmax", 17)]
    [InlineData("LogSoftmax", 11)]
    public void The_axis_is_the_last_or_formerly_the_second(string type, int opset) =>
        Agreement.WithOnnxRuntime(new OneNode(type, opset).With(Given.Floats(2, 3, 4)));

    [Theory]
    [InlineData(17)]
    [InlineData(11)]
    public void Dropout_changes_nothing_in_use(int opset)
    {
        var node = new OneNode("Dropout", opset).With(Given.Floats(2, 3));
        Agreement.WithOnnxRuntime(node);
        Assert.Equal([1, 1, 1, 1, 1, 1], node.Outputs(2).Run()[1].ToDoubles());
    }

    [Fact]
    public void Dropout_at_random_is_refused()
    {
        var node = new OneNode("Dropout").With(Given.Floats(2)).WithConstant(Tensor.Scalar(0.5)).WithConstant(Given.Int(1), ElementType.Bool);
        Assert.Contains("it drops at random", Assert.Throws<Data.InputException>(() => node.Run()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gelu", "approximate")]
    public void An_unknown_setting_is_refused_with_the_nodes_name(string type, string setting)
    {
        var fault = Assert.Throws<Data.InputException>(() => new OneNode(type, 20).With(Given.Floats(2)).Setting(setting, "odd").Run());
        Assert.Contains("node node (Gelu)", fault.Message, StringComparison.Ordinal);
    }
}
