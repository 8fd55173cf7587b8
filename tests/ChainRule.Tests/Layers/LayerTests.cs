using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Layers.Own;

namespace ChainRule.Tests.Layers;

public sealed class LayerTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "linear", "Linear(4, 3) takes inputs whose last size is 4, not [5]." },
        { "inner", "1 Linear(4, 3) takes inputs whose last size is 4, not [5]." },
        { "batch norm", "BatchNorm1d(4) takes samples of shape [4] or [4, length], not [5]." },
        { "layer norm", "LayerNorm(4) takes inputs whose last size is 4, not [5]." },
        { "residual", "Residual(Linear(5, 3)) adds its input of shape [5] to an output of shape [3]: its layers must keep the shape." },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_with_the_layers_name(string name, string message)
    {
        Layer layer = name switch
        {
            "linear" => new Linear(4, 3),
            "inner" => new Sequential(new Relu(), new Linear(4, 3)),
            "batch norm" => new BatchNorm1d(4),
            "layer norm" => new LayerNorm(4),
            _ => new Residual(new Linear(5, 3)),
        };
        var tape = new Tape();
        Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.OutputShape([5])).Message);
        Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.Forward(tape.Input(new Tensor([2, 5])))).Message);
    }

    [Fact]
    public void A_batch_has_a_batch_dimension()
    {
        var tape = new Tape();
        Assert.Equal("Relu() takes a batch; a single number has no batch dimension.", Assert.Throws<ShapeException>(() => new Relu().Forward(tape.Input(Tensor.Scalar(1)))).Message);
        Assert.Throws<ShapeException>(() => new Softmax().Forward(tape.Input(new Tensor([3]))));
        Assert.Equal([3], new Relu().Forward(tape.Input(new Tensor([3]))).Shape);
    }

    [Fact]
    public void The_output_has_the_shape_that_was_foretold()
    {
        (Layer Layer, Shape Input, Shape Output)[] cases =
        [
            (new Linear(4, 3), [4], [3]),
            (new Linear(4, 3, LinearBias.Shared), [2, 4], [2, 3]),
            (new Linear(4, 3, LinearBias.None), [2, 5, 4], [2, 5, 3]),
            (new Flatten(), [2, 3, 4], [24]),
            (new Flatten(), [], [1]),
            (new Softmax(), [2, 4], [2, 4]),
            (new LayerNorm(4), [3, 4], [3, 4]),
            (new BatchNorm1d(4), [4], [4]),
            (new BatchNorm1d(4), [4, 6], [4, 6]),
            (new Residual(), [7], [7]),
            (new Sequential(), [7], [7]),
            (new Sequential(new Linear(4, 3), new Tanh(), new Linear(3, 2)), [4], [2]),
        ];
        foreach (var (layer, input, output) in cases)
        {
            Assert.Equal(output, layer.OutputShape(input));
            foreach (var batch in (int[])[0, 1, 3])
                Assert.Equal(output.Prepend(batch), layer.Forward(new Tape().Input(new Tensor(input.Prepend(batch)))).Shape);
        }
    }

    [Fact]
    public void Parameters_have_the_paths_that_PyTorch_gives_them()
    {
        var model = Nested();
        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "3.0.weight", "3.0.bias", "3.2.0.weight", "3.2.0.bias", "4.weight", "4.bias"],
            model.Parameters.Select(p => p.Path));
        Assert.Equal(["1.running_mean", "1.running_var", "5.key"], model.Buffers.Select(p => p.Path));
        Assert.Equal([.. model.Parameters, .. model.Buffers.SkipLast(1)], model.State);
        Assert.Equal(["weight", "bias"], new Linear(1, 1).Parameters.Select(p => p.Path));
    }

    [Fact]
    public void A_layer_is_part_of_one_model_only()
    {
        var layer = new Linear(2, 2);
        _ = new Sequential(layer);
        Assert.Equal(
            "Linear(2, 2) is already part of Sequential; make another with the same settings.",
            Assert.Throws<InvalidOperationException>(() => new Residual(layer)).Message);
    }

    [Fact]
    public void A_model_prints_itself_and_its_summary()
    {
        var model = Nested();
        Assert.Equal(
            "Sequential(Linear(20, 16), BatchNorm1d(16), LeakyRelu(0.01), Residual(Linear(16, 16, shared bias), Gelu(approximate), Sequential(Linear(16, 16))), Linear(16, 3), Dropout(0.25))",
            model.ToString());
        Assert.Equal(336 + 32 + (256 + 1 + 272) + 51, model.Summary([20]).ParameterCount);
        Assert.Equal(
            """
               layer                               output    parameters
               input                               [28, 28]
            0  Flatten()                           [784]              0
            1  Linear(784, 128)                    [128]        100,480
            2  Residual(BatchNorm1d(128), Relu())  [128]            256
            3  Linear(128, 10, no bias)            [10]           1,280
               total                                            102,016

            """,
            new Sequential(new Flatten(), new Linear(784, 128), new Residual(new BatchNorm1d(128), new Relu()), new Linear(128, 10, LinearBias.None)).Summary([28, 28]).ToString());
    }

    [Fact]
    public void More_parameters_are_counted_than_a_tensor_can_hold() =>
        Assert.Equal(9L * (16_000 * 16_000 + 16_000), new Sequential([.. Enumerable.Range(0, 9).Select(_ => new Linear(16_000, 16_000))]).Summary([16_000]).ParameterCount);

    [Fact]
    public void Converting_changes_parameters_and_buffers()
    {
        var model = Nested();
        var before = model.Parameters[0].Tensor.ToDoubles();
        model.To(DType.Float64);
        Assert.All(model.State, p => Assert.Equal(DType.Float64, p.Tensor.Type));
        Assert.Equal(before, model.Parameters[0].Tensor.ToDoubles());
        Assert.Equal([2, 3], model.Forward(new Tape().Input(new Tensor([2, 20], DType.Float64))).Shape);
    }

    [Fact]
    public void Converting_changes_buffers_that_are_not_saved_too()
    {
        var model = new Sequential(new Scale(2), new Dropout());
        model.To(DType.Float64);
        Assert.Equal(DType.Float64, model.DataType());
        Assert.Equal([DType.Float64, DType.Int64], model.Buffers.Select(buffer => buffer.Tensor.Type));
        Assert.Equal(DType.Float64, model.Forward(new Tape().Input(new Tensor([3, 2], DType.Float64))).Type);
    }

    [Fact]
    public void Weights_stay_floating_point()
    {
        var model = Nested();
        Assert.Equal("Parameters are floating-point numbers, not Int64. (Parameter 'type')", Assert.Throws<ArgumentOutOfRangeException>(() => model.To(DType.Int64)).Message);
        Assert.Equal(DType.Float32, model.DataType());
    }

    [Fact]
    public void A_parameter_takes_over_values_of_its_own_shape()
    {
        var model = new Sequential(new Linear(2, 2));
        model.Parameters[1].Load(Some.Values(5, 6));
        Assert.Equal([5, 6], model.Parameters[1].Tensor.ToDoubles());
        Assert.Equal("0.bias has the shape [2], not [3].", Assert.Throws<ShapeException>(() => model.Parameters[1].Load(new Tensor([3]))).Message);
    }

    private static Sequential Nested() => new(
        new Linear(20, 16),
        new BatchNorm1d(16),
        new LeakyRelu(),
        new Residual(new Linear(16, 16, LinearBias.Shared), new Gelu(approximate: true), new Sequential(new Linear(16, 16))),
        new Linear(16, 3),
        new Dropout(0.25));
}
