using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>
/// What a network is, as a value: read from a file or options, or taken from a model made in C#, and written as the network format has
/// it. Two that describe the same network in the same words are equal.
/// </summary>
public sealed record NetworkSpecification
{
    /// <summary>The greatest seed: JSON holds every whole number up to it exactly.</summary>
    public const long MaximumSeed = 1L << 53;

    public required string Name { get; init; }

    /// <summary>The shape of one sample.</summary>
    public required Shape Input { get; init; }

    public required ValueList<PartSpecification> Layers { get; init; }

    public required PartSpecification Loss { get; init; }

    public PartSpecification? Regularizer { get; init; }

    public OptimizerSpecification? Optimizer { get; init; }

    /// <summary>How gradients are clipped before the optimizer's step.</summary>
    public ClippingSpecification? Clip { get; init; }

    /// <summary>Which parameters are trained, where not all are.</summary>
    public ValueList<TrainablePattern> Trainable { get; init; } = [];

    /// <summary>What parameters and dropout are drawn from.</summary>
    public ulong Seed { get; init; }

    /// <summary>Describes a model made in C#. Initializers are not described: the format draws parameters as the layers do by default.</summary>
    /// <param name="name">what it is called</param>
    /// <param name="input">the shape of one sample</param>
    /// <param name="model">the layers</param>
    /// <param name="loss">how wrong an output is</param>
    /// <param name="optimizer">with its groups and its clipping</param>
    /// <exception cref="ArgumentException">the network format has no such part</exception>
    public static NetworkSpecification Of(string name, Shape input, Sequential model, Loss loss, Optimizer? optimizer = null) => new()
    {
        Name = name,
        Input = input,
        Layers = [.. model.Children.Select(PartSpecification.Of)],
        Loss = PartSpecification.Of(loss),
        Optimizer = optimizer is null ? null : OptimizerSpecification.Of(optimizer),
        Clip = optimizer is null ? null : ClippingSpecification.Of(optimizer),
        Trainable = [.. model.State.Where(parameter => parameter.IsFrozen).Select(parameter => new TrainablePattern(parameter.Path, false))],
    };

    /// <summary>Reads a network file that has neither parameters nor a batch.</summary>
    /// <param name="json">the file's text</param>
    /// <param name="file">its name, for messages</param>
    /// <exception cref="InputException">it is not such a file; the message says where and what would be right</exception>
    public static NetworkSpecification FromJson(ReadOnlyMemory<byte> json, string file)
    {
        using var document = StrictJson.Parse(json, file);
        return SpecificationReader.Read(new StrictValue(document.RootElement, new(file)).Object().Only(SpecificationReader.Keys), new());
    }

    /// <summary>Describes the network that options alone name.</summary>
    /// <exception cref="InputException">an option is wrong, or one is missing</exception>
    public static NetworkSpecification Compose(string name, Shape input, NetworkOptions options) =>
        SpecificationReader.Read(new StrictObject(new Location(NetworkOptions.Source)), name, input, options);

    /// <summary>The network file, which <see cref="FromJson"/> reads as the same value.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            [SpecificationReader.NameKey] = Name,
            [SpecificationReader.InputKey] = new JsonArray([.. Input.Select(size => (JsonNode)size)]),
            [SpecificationReader.LayersKey] = new JsonArray([.. Layers.Select(layer => layer.ToJson())]),
            [SpecificationReader.LossKey] = Loss.Settings.Count == 0 ? Loss.Type : Loss.ToJson(),
        };
        if (Regularizer is not null)
            json[SpecificationReader.RegularizerKey] = PartSpecification.Write([], Regularizer.Settings);
        if (Optimizer is not null)
            json[SpecificationReader.OptimizerKey] = Optimizer.ToJson();
        if (Clip is not null)
            json[SpecificationReader.ClipKey] = Clip.ToJson();
        if (Trainable.Count > 0)
            json[SpecificationReader.TrainableKey] = TrainablePattern.ToJson(Trainable);
        if (Seed != 0)
            json[SpecificationReader.SeedKey] = Seed;
        return json.ToJsonString();
    }
}
