using System.Text;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Networks;

namespace ChainRule.Fuzz.Readers;

/// <summary>Network files; of a small network the gradients are computed and written.</summary>
internal sealed class FuzzedNetworkFile : IFuzzedReader
{
    private const int MostExplained = 30;

    public static readonly string[] Words =
    [
        "linear", "conv2d", "max_pool2d", "avg_pool2d", "global_avg_pool2d", "batch_norm1d", "batch_norm2d", "layer_norm", "dropout", "flatten", "residual", "relu", "elu", "gelu", "softmax", "log_softmax", "step",
        "cross_entropy", "binary_cross_entropy", "mse", "mae", "huber", "sgd", "adam", "rmsprop", "adagrad", "type", "layers", "out_features", "kernel_size", "stride", "padding", "dilation", "groups", "bias", "eps", "parameters", "batch", "weight_decay", "0.weight", "*",
    ];

    private static readonly string[] Texts =
    [
        """
        {"name": "dense", "input": [2], "layers": [{"type": "linear", "out_features": 3, "bias": "shared"}, {"type": "layer_norm", "eps": 1e-5}, {"type": "leaky_relu", "negative_slope": 0.1}, {"type": "dropout", "p": 0.5}, {"type": "linear", "out_features": 2}],
         "loss": {"type": "cross_entropy", "label_smoothing": 0.1, "class_weights": [1, 2]}, "regularizer": {"l1": 0.01, "l2": 0.1}, "seed": 7, "clip": {"norm": 1},
         "optimizer": {"type": "adam", "learning_rate": 0.1, "betas": [0.9, 0.99], "groups": [{"parameters": ["*bias"], "learning_rate": 0.2}]},
         "parameters": {"0.weight": [[1, 2], [3, 4], [-1, 0.5]], "0.bias": [0.1]}, "batch": {"input": [[1, -2], [0.5, 3]], "target": [0, 1]}}
        """,
        """
        {"name": "pictures", "input": [2, 4, 4], "layers": [{"type": "conv2d", "out_channels": 2, "kernel_size": [3, 2], "stride": 1, "padding": 1, "dilation": 1, "groups": 2}, {"type": "batch_norm2d", "momentum": 0.1}, {"type": "relu"},
         {"type": "max_pool2d", "kernel_size": 2, "stride": 2, "padding": 1}, {"type": "residual", "layers": [{"type": "conv2d", "out_channels": 2, "kernel_size": 1}, {"type": "tanh"}]}, {"type": "avg_pool2d", "kernel_size": [2, 1]}, {"type": "flatten"}, {"type": "linear", "out_features": 1}],
         "loss": "half_squared_error", "optimizer": {"type": "sgd", "learning_rate": 0.5, "momentum": 0.9, "nesterov": true, "weight_decay": 0.01}, "batch": {"input": [[[[1,2,3,4],[5,6,7,8],[9,1,2,3],[4,5,6,7]],[[1,0,1,0],[0,1,0,1],[1,1,0,0],[0,0,1,1]]]], "target": [[1]]}}
        """,
        """
        {"input": [3], "layers": [{"type": "linear", "out_features": 2}, {"type": "sigmoid"}, {"type": "batch_norm1d"}, {"type": "softmax"}], "loss": {"type": "huber", "delta": 0.5}, "optimizer": {"type": "rmsprop", "learning_rate": 0.01}, "clip": {"value": 0.5},
         "batch": {"input": [[1, 2, 3], [4, 5, 6], [7, 8, 10]], "target": [[0, 1], [1, 0], [0.5, 0.5]]}}
        """,
    ];

    public byte[] Draw(RandomSource random) => random.OneIn(4)
        ? ByteMutations.Some(Encoding.UTF8.GetBytes(random.Pick(Texts)), random, Words)
        : Encoding.UTF8.GetBytes(JsonMutations.Some(random.Pick(Texts), random, Words));

    public void Read(string file)
    {
        var network = NetworkFile.Read(file);
        _ = network.Model.Network.Summary(network.Model.Input).ToString();
        _ = (network.Model.LossName(), network.Model.OptimizerText(), network.Model.Warning);
        if (!network.Model.IsSmall())
            return;
        _ = GradientsJson.Write(GradientsReport.Of(network));
        if (network.Model.Network.Parameters is [var first, ..] && network.Model.Network.ParameterCount <= MostExplained)
            _ = ExplainedNetwork.Of(network, [$"{first.Path}[{string.Join(',', first.Shape.Select(size => size - 1))}]"]).ToString();
    }
}
