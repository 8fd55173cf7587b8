using ChainRule.Layers;
using ChainRule.Onnx.Tests.Writing;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Layers;

/// <summary>Every layer of the library with settings that matter, and a sample that it takes.</summary>
internal static class LayerCases
{
    public static IReadOnlyList<(Layer Layer, Shape Input)> All() =>
    [
        (new Linear(3, 4), [3]),
        (new Linear(3, 4, LinearBias.None), [3]),
        (new Linear(3, 4, LinearBias.Shared), [3]),
        (new Linear(3, 4), [2, 3]),
        (new Linear(3, 4, LinearBias.None), [2, 2, 3]),
        (new Linear(3, 4, LinearBias.Shared), [2, 3]),
        (new Flatten(), [2, 3, 2]),
        (new Flatten(), [3]),
        (new Dropout(0.3), [4]),
        (new Identity(), [2, 3]),
        (new Sequential(), [3]),
        (new Sequential(new Linear(3, 2), new Sequential(new Tanh(), new Sequential())), [3]),
        (new Residual(), [3]),
        (new Residual(new Linear(3, 3), new Residual(new Relu(), new Linear(3, 3)), new Sigmoid()), [3]),
        (new Conv2d(2, 4, 3), [2, 7, 6]),
        (new Conv2d(4, 6, new Size2d(3, 2), stride: new Size2d(2, 1), padding: new Size2d(1, 0), settings: new(Dilation: new Size2d(1, 2), Groups: 2, Bias: false)), [4, 7, 9]),
        (new MaxPool2d(2), [2, 5, 4]),
        (new MaxPool2d(new Size2d(3, 2), stride: new Size2d(1, 2), padding: new Size2d(1, 0)), [2, 5, 6]),
        (new AvgPool2d(2), [2, 5, 4]),
        (new AvgPool2d(new Size2d(3, 2), stride: 2, padding: new Size2d(1, 0)), [2, 5, 6]),
        (new GlobalAvgPool2d(), [3, 4, 5]),
        (new BatchNorm1d(3), [3]),
        (new BatchNorm1d(3, eps: 1e-3, momentum: 0.2), [3, 5]),
        (new BatchNorm1d(3, affine: false), [3]),
        (new BatchNorm2d(3), [3, 4, 2]),
        (new LayerNorm(4), [4]),
        (new LayerNorm(4, eps: 1e-3), [2, 4]),
        (new LayerNorm(4, affine: false), [4]),
        (new Relu(), [5]),
        (new Tanh(), [5]),
        (new Sigmoid(), [5]),
        (new Softplus(), [5]),
        (new Silu(), [5]),
        (new Step(), [5]),
        (new LeakyRelu(0.2), [5]),
        (new Elu(0.7), [5]),
        (new Gelu(), [2, 5]),
        (new Gelu(approximate: true), [5]),
        (new Softmax(), [2, 5]),
        (new LogSoftmax(), [5]),
    ];

    public static Sequential OfAll() => Exported.Drawn(new Sequential(
        new Conv2d(1, 4, 3, padding: 1), new BatchNorm2d(4), new Relu(), new MaxPool2d(2), new Residual(new Conv2d(4, 4, 3, padding: 1), new Silu()),
        new AvgPool2d(2, stride: 1, padding: 1), new Elu(), new Flatten(), new Linear(100, 6), new BatchNorm1d(6), new Gelu(), new Linear(6, 6, LinearBias.Shared), new LayerNorm(6),
        new Gelu(approximate: true), new LeakyRelu(), new Dropout(), new Softplus(), new Identity(), new Tanh(), new Linear(6, 5, LinearBias.None), new Sigmoid(), new LogSoftmax()));
}
