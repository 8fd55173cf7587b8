using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Networks;

/// <summary>A network that was specified, ready to run.</summary>
public sealed class Network
{
    private const long MaximumLength = 256 << 20;

    private readonly Func<string, Location> _locate;

    /// <summary>Makes what is specified; parameters are drawn on first use.</summary>
    /// <param name="specification">what the network is</param>
    /// <param name="locate">where a key of it stands, for messages</param>
    /// <param name="type">of the parameters</param>
    internal Network(NetworkSpecification specification, Func<string, Location> locate, DType type)
    {
        (Specification, _locate) = (specification, locate);
        Model = LayerBuilder.Model(specification, locate(SpecificationReader.LayersKey));
        Output = Model.OutputShape(Input);
        Loss = LossBuilder.Make(specification.Loss, Output, locate(SpecificationReader.LossKey));
        Optimizer = MakeOptimizer();
        Regularization = specification.Regularizer is { } regularizer ? (Regularization)PartCatalog.Regularizer.Make(regularizer, locate(SpecificationReader.RegularizerKey)) : null;
        Model.To(type);
        Model.Initialize(Seed);
        Freezer.Apply(specification.Trainable, Model, locate(SpecificationReader.TrainableKey));
    }

    /// <summary>The file it was read from, or what stands for one in messages.</summary>
    public string File => _locate("").File;

    public NetworkSpecification Specification { get; }

    public string Name => Specification.Name;

    /// <summary>The shape of one sample.</summary>
    public Shape Input => Specification.Input;

    /// <summary>The shape of one sample's output.</summary>
    public Shape Output { get; }

    public Sequential Model { get; }

    public Loss Loss { get; }

    public Optimizer? Optimizer { get; }

    public Regularization? Regularization { get; }

    /// <summary>What parameters and dropout are drawn from.</summary>
    public ulong Seed => Specification.Seed;

    public NetworkBatch? Batch { get; internal set; }

    /// <summary>What the network format calls the loss.</summary>
    public string LossName => Specification.Loss.Type;

    /// <summary>What the network format calls the optimizer; null where there is none.</summary>
    public string? OptimizerName => Specification.Optimizer?.Part.Type;

    /// <summary>The optimizer with its settings, the clipping and what is frozen, as a line says it: <c>sgd, learning rate 0.1, momentum 0.9, clip norm 1, frozen 0.*</c>; null where there is none.</summary>
    public string? OptimizerText => Optimizer is null ? null : string.Join(", ", [OptimizerName, FormattableString.Invariant($"learning rate {Optimizer.LearningRate:R}"), .. Specification.Optimizer!.OtherSettings.Select(setting => setting.ToString()), .. Clipping, .. Frozen]);

    /// <summary>The optimizer's settings as the network format says them, its type and its learning rate apart; null where there is none.</summary>
    public JsonObject? OptimizerSettings => Specification.Optimizer?.OtherSettingsToJson();

    /// <summary>What is wrong with how the layers and the loss go together, and what to do about it; null where nothing is.</summary>
    public string? Warning => DoubledOutput.Warning(Model, Loss, Output)?.English;

    /// <summary>How gradients are clipped, as the network format says it; null where they are not.</summary>
    public JsonNode? Clip => Specification.Clip?.ToJson();

    /// <summary>Which parameters are trained, as the network format says it; null where it says nothing.</summary>
    public JsonNode? Trainable => Specification.Trainable.Count == 0 ? null : TrainablePattern.ToJson(Specification.Trainable);

    /// <summary>Reads a network file; options go over what it says.</summary>
    /// <exception cref="InputException">the file is not such a network; the message says where and what would be right</exception>
    public static Network Read(string path, DType type = DType.Float32, NetworkOptions? options = null) =>
        Parse(InputFile.ReadAllBytes(path, MaximumLength), path, type, options);

    /// <summary>Reads the text of a network file.</summary>
    /// <inheritdoc cref="Read"/>
    public static Network Parse(ReadOnlyMemory<byte> json, string file, DType type = DType.Float32, NetworkOptions? options = null) =>
        NetworkFile.Read(json, file, type, options ?? new());

    /// <summary>Makes a network of options alone.</summary>
    /// <inheritdoc cref="Read"/>
    public static Network Compose(string name, Shape input, NetworkOptions options, DType type = DType.Float32) =>
        Of(NetworkSpecification.Compose(name, input, options), NetworkOptions.Source, type);

    /// <summary>Makes a network of its specification.</summary>
    /// <param name="specification">what the network is</param>
    /// <param name="file">what stands for a file in messages</param>
    /// <param name="type">of the parameters</param>
    /// <exception cref="InputException">its parts do not go together</exception>
    public static Network Of(NetworkSpecification specification, string file, DType type = DType.Float32) =>
        new(specification, key => new(file, key), type);

    /// <summary>Another network with the same parameters, buffers and batch, which remembers nothing of past runs.</summary>
    public Network Copy(DType type)
    {
        var copy = new Network(Specification, _locate, type)
        {
            Batch = Batch is null ? null : new NetworkBatch(Batch.Input.InPrecision(type), Batch.Target.InPrecision(type)),
        };
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

    private IEnumerable<string> Clipping => Specification.Clip is { } clip ? [$"clip {clip}"] : [];

    private IEnumerable<string> Frozen => Specification.Trainable.Select(pattern => pattern.ToString());

    private Optimizer? MakeOptimizer()
    {
        if (Specification.Optimizer is { } optimizer)
            return new OptimizerBuilder(Model.Parameters, _locate(SpecificationReader.OptimizerKey)).Make(optimizer, Specification.Clip);
        return Specification.Clip is null ? null : throw _locate(SpecificationReader.ClipKey).Refuse("there is no optimizer whose gradients are to be clipped", "add \"optimizer\", or leave clip out");
    }
}
