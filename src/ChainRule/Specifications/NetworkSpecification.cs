using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Specifications;

/// <summary>A network as a value: read from a file or taken from a model made in C#. Two that are written alike are equal.</summary>
public sealed record NetworkSpecification
{
    /// <summary>The greatest seed: JSON numbers are exact up to here.</summary>
    public const long MaximumSeed = 1L << 53;

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The shape of one sample.</summary>
    public required Shape Input { get; init; }

    /// <summary>The layers, in order.</summary>
    public required ValueList<PartSpecification> Layers { get; init; }

    /// <summary>What training makes small.</summary>
    public required PartSpecification Loss { get; init; }

    /// <summary>What is added to the loss for large weights.</summary>
    public PartSpecification? Regularizer { get; init; }

    /// <summary>How parameters are changed; null where nothing is trained.</summary>
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
    /// <param name="name">what it is called</param>
    /// <param name="input">the shape of one sample</param>
    /// <param name="model">the layers</param>
    /// <param name="loss">what training makes small</param>
    /// <param name="optimizer">with its groups, its schedules and its clipping</param>
    /// <param name="regularization">what is added to the loss for large weights</param>
    /// <exception cref="ArgumentException">the network format has no such part</exception>
    public static NetworkSpecification Of(string name, Shape input, Sequential model, Loss loss, Optimizer? optimizer = null, Regularization? regularization = null) => new()
    {
        Name = name,
        Input = input,
        Layers = [.. model.Children.Select(PartSpecification.Of)],
        Loss = PartSpecification.Of(loss),
        Regularizer = regularization is null ? null : PartSpecification.Of(regularization),
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
        return Read(new StrictValue(document.RootElement, new(file)).Object().Only(SpecificationKeys.All));
    }

    /// <summary>Reads the object of a network file; keys other than <see cref="SpecificationKeys"/> are left to the caller.</summary>
    /// <param name="root">the object</param>
    /// <param name="layers">in place of the file's, which are then not read</param>
    /// <param name="loss">in place of the file's, which is then not read</param>
    /// <exception cref="InputException">it does not describe a network; the message says where, and what would be right</exception>
    public static NetworkSpecification Read(StrictObject root, ValueList<PartSpecification>? layers = null, PartSpecification? loss = null) =>
        SpecificationReader.Read(root, layers, loss);

    /// <summary>The network file; <see cref="FromJson"/> reads it as the same value.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            [SpecificationKeys.Name] = Name,
            [SpecificationKeys.Input] = new JsonArray([.. Input.Select(size => (JsonNode)size)]),
            [SpecificationKeys.Layers] = new JsonArray([.. Layers.Select(layer => layer.ToJson())]),
            [SpecificationKeys.Loss] = Loss.Settings.Count == 0 ? Loss.Type : Loss.ToJson(),
            [SpecificationKeys.Regularizer] = Regularizer is null ? null : PartSpecification.Write([], Regularizer.Settings),
            [SpecificationKeys.Optimizer] = Optimizer?.ToJson(),
            [SpecificationKeys.Schedule] = Schedule?.ToJson(),
            [SpecificationKeys.Clip] = Clip?.ToJson(),
            [SpecificationKeys.Trainable] = Trainable.Count == 0 ? null : TrainablePattern.ToJson(Trainable),
            [SpecificationKeys.Seed] = Seed == 0 ? null : Seed,
        };
        foreach (var (key, _) in json.Where(member => member.Value is null).ToList())
            json.Remove(key);
        return json.ToJsonString();
    }
}
