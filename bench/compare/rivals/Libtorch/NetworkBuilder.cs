using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ChainRule.Bench.Rivals;

/// <summary>A network of workloads.json as modules of libtorch.</summary>
internal static class NetworkBuilder
{
    public static Sequential Build(JsonElement layers, long[] input)
    {
        var model = nn.Sequential();
        using var scope = no_grad();
        var x = zeros([1, .. input]);
        foreach (var (index, layer) in layers.EnumerateArray().Index())
        {
            var module = NewModule(layer, x.shape[1]);
            model.append($"{index}", module);
            // Statistics of a single row would not do: a layer in evaluation gives the same shape.
            module.eval();
            x = module.call(x);
        }
        model.train();
        return model;
    }

    private static nn.Module<Tensor, Tensor> NewModule(JsonElement layer, long channels)
    {
        return layer.GetProperty("type").GetString() switch
        {
            "linear" => nn.Linear(channels, Setting("out_features")),
            "conv2d" => nn.Conv2d(channels, Setting("out_channels"), Setting("kernel_size"), padding: Padding()),
            "batch_norm2d" => nn.BatchNorm2d(channels),
            "max_pool2d" => nn.MaxPool2d(Setting("kernel_size")),
            "global_avg_pool2d" => nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()),
            "flatten" => nn.Flatten(),
            "relu" => nn.ReLU(),
            "sigmoid" => nn.Sigmoid(),
            "tanh" => nn.Tanh(),
            var other => throw new NotSupportedException(other),
        };

        long Setting(string name) => layer.GetProperty(name).GetInt64();

        long Padding() => layer.TryGetProperty("padding", out var padding) ? padding.GetInt64() : 0;
    }
}
