using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Explanations;

/// <summary>Small networks of all that the network format has, each drawn from a seed.</summary>
internal sealed class RandomNetwork
{
    private static readonly string[] Activations = ["identity", "relu", "sigmoid", "tanh", "silu", "softplus", "step", "softmax", "log_softmax", "leaky_relu", "elu", "gelu"];

    private readonly RandomSource _random;

    private RandomNetwork(int seed) => _random = new((ulong)seed, "network");

    /// <summary>This many networks; a draw whose shapes do not fit is passed over.</summary>
    public static IEnumerable<NetworkFile> Draw(int count) =>
        Enumerable.Range(0, int.MaxValue).Select(TryDraw).OfType<NetworkFile>().Take(count);

    private static NetworkFile? TryDraw(int seed)
    {
        var json = new RandomNetwork(seed).Describe($"random-{seed}");
        try
        {
            return NetworkFile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), $"random-{seed}", DType.Float64);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private JsonObject Describe(string name)
    {
        var batch = Between(2, 3);
        var isPicture = Coin();
        int[] input = isPicture ? [Between(1, 2), Between(4, 6), Between(4, 6)] : [Between(1, 4)];
        var outputs = Between(2, 3);
        var isClassifier = Coin();
        return new()
        {
            ["name"] = name,
            ["input"] = Numbers(input),
            ["layers"] = new JsonArray([.. isPicture ? PictureLayers() : [], .. FlatLayers(), Layer("linear", ("out_features", outputs))]),
            ["loss"] = isClassifier ? Classifying(outputs) : OneOf("half_squared_error", "mse", "mae", "huber", "binary_cross_entropy"),
            ["optimizer"] = Optimizer(),
            ["regularizer"] = new JsonObject { ["l1"] = Coin() ? 0 : 0.01, ["l2"] = Coin() ? 0 : 0.1 },
            ["seed"] = Between(0, 1000),
            ["batch"] = new JsonObject
            {
                ["input"] = Nested([batch, .. input]),
                ["target"] = isClassifier ? new JsonArray([.. Enumerable.Range(0, batch).Select(_ => (JsonNode)Between(0, outputs - 1))]) : Nested([batch, outputs]),
            },
        };
    }

    private IEnumerable<JsonNode> PictureLayers()
    {
        var channels = 2 * Between(1, 2);
        yield return Layer("conv2d", ("out_channels", channels), ("kernel_size", Between(1, 3)), ("stride", Between(1, 2)), ("padding", Between(0, 1)), ("dilation", Between(1, 2)), ("bias", Coin()));
        if (Coin())
            yield return Layer("batch_norm2d", ("affine", Coin()));
        if (Coin())
            yield return Layer("conv2d", ("out_channels", channels), ("kernel_size", Numbers(Between(1, 2), Between(1, 2))), ("groups", Between(1, 2)));
        yield return Activation();
        if (Coin())
            yield return Layer(OneOf("max_pool2d", "avg_pool2d"), ("kernel_size", Between(2, 3)), ("stride", Between(1, 2)), ("padding", Between(0, 1)));
        yield return Layer(OneOf("flatten", "flatten", "global_avg_pool2d"));
    }

    private IEnumerable<JsonNode> FlatLayers()
    {
        for (var layers = Between(0, 2); layers > 0; layers--)
        {
            var width = Between(1, 4);
            yield return Layer("linear", ("out_features", width), ("bias", OneOf<JsonNode>(true, false, "shared")));
            if (Coin())
                yield return Layer(OneOf("batch_norm1d", "layer_norm"), ("affine", Coin()));
            if (Coin())
                yield return new JsonObject { ["type"] = "residual", ["layers"] = new JsonArray(Layer("linear", ("out_features", width)), Activation()) };
            yield return Activation();
            if (Coin())
                yield return Layer("dropout", ("p", 0.3));
        }
    }

    private JsonObject Activation() => Layer(OneOf(Activations));

    private JsonNode Classifying(int classes) => Coin()
        ? "cross_entropy"
        : new JsonObject { ["type"] = "cross_entropy", ["label_smoothing"] = 0.1, ["class_weights"] = Nested([classes], low: 0.5) };

    private JsonObject Optimizer() => OneOf(
        () => Layer("sgd", ("learning_rate", 0.1), ("weight_decay", Coin() ? 0 : 0.01)),
        () => Layer("sgd", ("learning_rate", 0.1), ("momentum", 0.9), ("nesterov", Coin())),
        () => Layer(OneOf("adam", "adamw"), ("learning_rate", 0.01), ("weight_decay", 0.01)),
        () => Layer("rmsprop", ("momentum", Coin() ? 0 : 0.9)),
        () => Layer("adagrad"))();

    private static JsonObject Layer(string type, params (string Key, JsonNode Value)[] settings)
    {
        var layer = new JsonObject { ["type"] = type };
        foreach (var (key, value) in settings)
            layer[key] = value;
        return layer;
    }

    private JsonArray Nested(ReadOnlySpan<int> shape, double low = -1)
    {
        var items = new JsonArray();
        for (var i = 0; i < shape[0]; i++)
            items.Add(shape.Length == 1 ? Math.Round(_random.NextUniform(low, 1), 3) : Nested(shape[1..], low));
        return items;
    }

    private static JsonArray Numbers(params int[] numbers) => new([.. numbers.Select(number => (JsonNode)number)]);

    private int Between(int low, int high) => low + _random.NextInteger(high - low + 1);

    private bool Coin() => Between(0, 1) == 1;

    private T OneOf<T>(params T[] choices) => choices[Between(0, choices.Length - 1)];
}
