using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Workbench.Networks;

/// <summary>What a network file describes, ready to run.</summary>
public sealed class Network
{
    /// <summary>The greatest seed: JSON holds every whole number up to it exactly.</summary>
    public const long MaximumSeed = 1L << 53;

    private const long MaximumLength = 256 << 20;

    internal Network()
    {
    }

    /// <summary>The file it was read from, or what stands for one in messages.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    /// <summary>The shape of one sample.</summary>
    public required Shape Input { get; init; }

    /// <summary>The shape of one sample's output.</summary>
    public required Shape Output { get; init; }

    public required Sequential Model { get; init; }

    public required Loss Loss { get; init; }

    public required Optimizer? Optimizer { get; init; }

    public required Regularization? Regularization { get; init; }

    /// <summary>What parameters and dropout are drawn from.</summary>
    public required ulong Seed { get; init; }

    public required NetworkBatch? Batch { get; init; }

    /// <summary>What the network format calls the loss.</summary>
    public string LossName => NameIn("loss")!;

    /// <summary>What the network format calls the optimizer; null where there is none.</summary>
    public string? OptimizerName => NameIn("optimizer");

    /// <summary>The optimizer with its settings, the clipping and what is frozen, as a line says it: <c>sgd, learning rate 0.1, momentum 0.9, clip norm 1, frozen 0.*</c>; null where there is none.</summary>
    public string? OptimizerText => Optimizer is null ? null : string.Join(", ", [OptimizerName, FormattableString.Invariant($"learning rate {Optimizer.LearningRate:R}"), .. OtherSettings(), .. Clipping(), .. Frozen()]);

    /// <summary>The optimizer's settings as the network format says them, its type and its learning rate apart; null where there is none.</summary>
    public JsonObject? OptimizerSettings => Optimizer is null ? null : new(Settings("optimizer").Where(setting => setting.Key is not ("type" or "learning_rate")).Select(setting => new KeyValuePair<string, JsonNode?>(setting.Key, setting.Value?.DeepClone())));

    /// <summary>What is wrong with how the layers and the loss go together, and what to do about it; null where nothing is.</summary>
    public string? Warning => DoubledOutput.Warning(Model, Loss, Output)?.English;

    /// <summary>How gradients are clipped, as the network format says it; null where they are not.</summary>
    public JsonNode? Clip => JsonNode.Parse(Architecture)![ClippingReader.Key]?.DeepClone();

    /// <summary>Which parameters are trained, as the network format says it; null where it says nothing.</summary>
    public JsonNode? Trainable => JsonNode.Parse(Architecture)![TrainableReader.Key]?.DeepClone();

    /// <summary>The network as JSON, without parameters and batch.</summary>
    public required string Architecture { get; init; }

    /// <summary>Reads a network file; options go over what it says.</summary>
    /// <exception cref="InputException">the file is not such a network; the message says where and what would be right</exception>
    public static Network Read(string path, DType type = DType.Float32, NetworkOptions? options = null) =>
        Parse(InputFile.ReadAllBytes(path, MaximumLength), path, type, options);

    /// <summary>Reads the text of a network file.</summary>
    /// <inheritdoc cref="Read"/>
    public static Network Parse(ReadOnlyMemory<byte> json, string file, DType type = DType.Float32, NetworkOptions? options = null)
    {
        using var document = StrictJson.Parse(json, file);
        var root = new StrictValue(document.RootElement, file).Object();
        options?.ApplyTo(root);
        return NetworkReader.Read(root, file, type);
    }

    /// <summary>Makes a network of options alone.</summary>
    /// <inheritdoc cref="Read"/>
    public static Network Compose(string name, Shape input, NetworkOptions options, DType type = DType.Float32)
    {
        var root = new JsonObject
        {
            ["name"] = name,
            ["input"] = new JsonArray([.. input.Select(size => (JsonNode)size)]),
        };
        return Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), NetworkOptions.Source, type, options);
    }

    /// <summary>Another network with the same parameters, buffers and batch, which remembers nothing of past runs.</summary>
    public Network Copy(DType type)
    {
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(Architecture), File);
        var batch = Batch is null ? null : new NetworkBatch(Batch.Input.InPrecision(type), Batch.Target.InPrecision(type));
        var copy = NetworkReader.Read(new StrictValue(document.RootElement, File).Object(), File, type, batch);
        foreach (var (from, to) in Model.State.Zip(copy.Model.State))
            to.Load(from.Tensor);
        return copy;
    }

    /// <summary>The loss of a batch with the regularizer's share: what training makes small.</summary>
    public Variable TrainingLoss(Variable output, Variable target) => Loss.Compute(output, target, Regularization, Model.Parameters);

    /// <summary>Works on a copy of the network in double precision and its batch; the network itself stays as it is.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    internal T OnBatch<T>(Func<Network, NetworkBatch, T> work)
    {
        var copy = Copy(DType.Float64);
        if (copy.Batch is not { } batch)
            throw new InputException(File, null, "\"batch\" is missing", "gradients are computed on a batch: write {\"input\": …, \"target\": …}");
        try
        {
            return work(copy, batch);
        }
        catch (ShapeException fault)
        {
            throw new InputException(File, "batch", fault.Message.TrimEnd('.'));
        }
    }

    private IEnumerable<string> OtherSettings() => Settings("optimizer")
        .Where(setting => setting.Key is not ("type" or "learning_rate" or "groups"))
        .Select(setting => $"{setting.Key.Replace('_', ' ')} {setting.Value!.ToJsonString()}");

    private IEnumerable<string> Clipping() => Settings(ClippingReader.Key).Select(limit => $"clip {limit.Key} {limit.Value!.ToJsonString()}");

    private IEnumerable<string> Frozen() => Settings(TrainableReader.Key).Select(pattern => $"{((bool)pattern.Value! ? "trainable" : "frozen")} {pattern.Key}");

    private JsonObject Settings(string key) => (JsonNode.Parse(Architecture)![key] ?? new JsonObject()).AsObject();

    // A name, or an object with a type.
    private string? NameIn(string key) => JsonNode.Parse(Architecture)![key] switch
    {
        JsonObject settings => (string?)settings["type"],
        var name => (string?)name,
    };
}
