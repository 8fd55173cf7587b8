using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>A network as a value: read from a file, from options, or from a model made in C#. Two that are written alike are equal.</summary>
public sealed record NetworkSpecification
{
    /// <summary>The greatest seed: JSON numbers are exact up to here.</summary>
    public const long MaximumSeed = 1L << 53;

    public required string Name { get; init; }

    /// <summary>The shape of one sample.</summary>
    public required Shape Input { get; init; }

    public required ValueList<PartSpecification> Layers { get; init; }

    public required PartSpecification Loss { get; init; }

    public PartSpecification? Regularizer { get; init; }

    public OptimizerSpecification? Optimizer { get; init; }

    /// <summary>How the learning rate changes as training goes on, in every group without a schedule of its own.</summary>
    public ScheduleSpecification? Schedule { get; init; }

    /// <summary>How gradients are clipped before the optimizer's step.</summary>
    public ClippingSpecification? Clip { get; init; }

    /// <summary>Which parameters are trained, if not all are.</summary>
    public ValueList<TrainablePattern> Trainable { get; init; } = [];

    /// <summary>Draws the parameters and dropout.</summary>
    public ulong Seed { get; init; }

    /// <summary>Describes a model made in C#. Initializers are not described: the format draws parameters as the layers do by default.</summary>
    /// <param name="input">the shape of one sample</param>
    /// <param name="optimizer">with its groups, its schedules and its clipping</param>
    /// <exception cref="ArgumentException">the network format has no such part</exception>
    public static NetworkSpecification Of(string name, Shape input, Sequential model, Loss loss, Optimizer? optimizer = null) => new()
    {
        Name = name,
        Input = input,
        Layers = [.. model.Children.Select(PartSpecification.Of)],
        Loss = PartSpecification.Of(loss),
        Optimizer = optimizer is null ? null : OptimizerSpecification.Of(optimizer),
        Schedule = ScheduleSpecification.Of(optimizer?.Schedule),
        Clip = optimizer is null ? null : ClippingSpecification.Of(optimizer),
        Trainable = [.. model.State.Where(parameter => parameter.IsFrozen).Select(parameter => new TrainablePattern(parameter.Path, false))],
    };

    /// <summary>Reads a network file that has neither parameters nor a batch.</summary>
    /// <exception cref="InputException">it is not such a file; the message says where, and what would be right</exception>
    public static NetworkSpecification FromJson(ReadOnlyMemory<byte> json, string file)
    {
        using var document = StrictJson.Parse(json, file);
        return SpecificationReader.Read(new StrictValue(document.RootElement, new(file)).Object().Only(SpecificationReader.Keys), new());
    }

    /// <summary>Describes a network that is given by options only.</summary>
    /// <exception cref="InputException">an option is wrong, or one is missing</exception>
    public static NetworkSpecification Compose(string name, Shape input, NetworkOptions options) =>
        SpecificationReader.Read(new StrictObject(new Location(NetworkOptions.Source)), name, input, options);

    /// <summary>The network file; <see cref="FromJson"/> reads it as the same value.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            [SpecificationReader.NameKey] = Name,
            [SpecificationReader.InputKey] = new JsonArray([.. Input.Select(size => (JsonNode)size)]),
            [SpecificationReader.LayersKey] = new JsonArray([.. Layers.Select(layer => layer.ToJson())]),
            [SpecificationReader.LossKey] = Loss.Settings.Count == 0 ? Loss.Type : Loss.ToJson(),
            [SpecificationReader.RegularizerKey] = Regularizer is null ? null : PartSpecification.Write([], Regularizer.Settings),
            [SpecificationReader.OptimizerKey] = Optimizer?.ToJson(),
            [SpecificationReader.ScheduleKey] = Schedule?.ToJson(),
            [SpecificationReader.ClipKey] = Clip?.ToJson(),
            [SpecificationReader.TrainableKey] = Trainable.Count == 0 ? null : TrainablePattern.ToJson(Trainable),
            [SpecificationReader.SeedKey] = Seed == 0 ? null : Seed,
        };
        foreach (var (key, _) in json.Where(member => member.Value is null).ToList())
            json.Remove(key);
        return json.ToJsonString();
    }
}
