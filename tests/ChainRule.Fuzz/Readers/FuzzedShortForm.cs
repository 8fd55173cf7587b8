using System.Text;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Networks;

namespace ChainRule.Fuzz.Readers;

/// <summary>Layers, a loss and an optimizer as a command line names them, a line each; a small network then runs.</summary>
internal sealed class FuzzedShortForm : IFuzzedReader
{
    private static readonly string[] Texts =
    [
        "linear 4, relu, dropout 0.2, linear 3\ncross_entropy label_smoothing=0.1\nadam 0.01 weight_decay=0.1",
        "conv2d 2 3x3 padding=1 groups=1, batch_norm2d, relu, max_pool2d 2, avg_pool2d 1x2 stride=1, flatten, linear 2 bias=false\nmse\nsgd 0.1 momentum=0.9 nesterov=true",
        "layer_norm affine=false, linear 2 shared, gelu tanh, elu 0.5, softmax\nhuber 0.5\nrmsprop 0.01",
    ];

    private static readonly string[] Words = [.. FuzzedNetworkFile.Words, "1x1", "3x0", "2147483647x2147483647", "stride=2", "padding=1000", "kernel_size=1x1", "=", "==", "x", ", ", ",,", "true"];

    public byte[] Draw(RandomSource random) => ByteMutations.Some(Encoding.UTF8.GetBytes(random.Pick(Texts)), random, Words);

    public void Read(string file)
    {
        var lines = Encoding.UTF8.GetString(File.ReadAllBytes(file)).Split('\n', 3);
        Shape input = lines[0].Contains("2d", StringComparison.Ordinal) ? [1, 4, 4] : [3];
        var network = ComposedNetwork.Of("composed", input, new() { Layers = lines[0], Loss = lines.ElementAtOrDefault(1) ?? "mse", Optimizer = lines.ElementAtOrDefault(2) });
        _ = network.Network.Summary(network.Input).ToString();
        _ = (network.LossName(), network.OptimizerText(), network.Warning);
        if (network.IsSmall())
            _ = new Evaluator(network.Network, network.Loss).Predict(new Tensor(network.Input.Prepend(2)));
    }
}
