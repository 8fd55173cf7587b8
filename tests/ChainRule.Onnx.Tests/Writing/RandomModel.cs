using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Writing;

/// <summary>Small networks of all layers, each drawn from a seed.</summary>
internal sealed class RandomModel
{
    private readonly RandomSource _random;
    private readonly List<Layer> _layers = [];
    private Shape _shape;

    private RandomModel(int seed)
    {
        _random = new((ulong)seed, "network");
        _shape = Coin() ? [Between(1, 3), Between(5, 8), Between(5, 8)] : Coin() ? [Between(2, 4), Between(2, 6)] : [Between(2, 6)];
    }

    public static (Sequential Network, Shape Input) Draw(int seed)
    {
        var drawing = new RandomModel(seed);
        var input = drawing._shape;
        if (input.Rank == 3)
            drawing.AddPictureLayers();
        drawing.AddRowLayers();
        return (Exported.Drawn(new Sequential(drawing._layers), (ulong)seed), input);
    }

    private void AddPictureLayers()
    {
        for (var blocks = Between(1, 2); blocks > 0; blocks--)
        {
            var groups = Coin() ? 1 : _shape[0];
            Add(new Conv2d(_shape[0], groups * Between(1, 3), Between(1, 3), Between(1, 2), 1, new(Groups: groups, Bias: Coin())));
            if (Coin())
                Add(new BatchNorm2d(_shape[0], affine: Coin()));
            Add(Activation());
            if (Coin())
                Add(new Residual(new Conv2d(_shape[0], _shape[0], 3, padding: 1), Activation()));
            if (Coin())
                Add(Coin() ? new MaxPool2d(2, Between(1, 2), Between(0, 1)) : new AvgPool2d(2, Between(1, 2), Between(0, 1)));
        }

        Add(Coin() ? new Flatten() : new GlobalAvgPool2d());
    }

    private void AddRowLayers()
    {
        for (var blocks = Between(1, 3); blocks > 0; blocks--)
        {
            Add(new Linear(_shape[-1], Between(1, 6), (LinearBias)Between(0, 2)));
            if (Coin())
                Add(Coin() ? new LayerNorm(_shape[-1], affine: Coin()) : new BatchNorm1d(_shape[0], affine: Coin()));
            if (Coin())
                Add(new Residual(new Linear(_shape[-1], _shape[-1]), Activation()));
            Add(Activation());
            if (Coin())
                Add(new Dropout(0.3));
        }
    }

    private void Add(Layer layer)
    {
        _shape = layer.OutputShape(_shape);
        _layers.Add(layer);
    }

    // No step: where its input is nearly 0, rounding decides.
    private Layer Activation() => Between(0, 11) switch
    {
        0 => new Relu(),
        1 => new Tanh(),
        2 => new Sigmoid(),
        3 => new Softplus(),
        4 => new Silu(),
        5 => new LeakyRelu(),
        6 => new Elu(),
        7 => new Gelu(),
        8 => new Gelu(approximate: true),
        9 => new Softmax(),
        10 => new LogSoftmax(),
        _ => new Identity(),
    };

    private int Between(int low, int high) => low + _random.NextInteger(high - low + 1);

    private bool Coin() => Between(0, 1) == 1;
}
