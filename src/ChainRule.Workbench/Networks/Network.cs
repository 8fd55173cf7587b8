using ChainRule.Data;
using ChainRule.Explanations.Checks;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Specifications;
using ChainRule.Workbench.Specifications.Parts;

namespace ChainRule.Workbench.Networks;

/// <summary>A network built from its specification, ready to run.</summary>
public sealed class Network
{
    private const long MaximumLength = 256 << 20;

    private readonly Func<string, Location> _locate;

    /// <param name="locate">gives the place of a key, for messages</param>
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
        Freezer.RefuseIdleSchedules(specification.Optimizer, Model, locate(SpecificationReader.OptimizerKey));
    }

    /// <summary>The file it was read from, or what messages name instead.</summary>
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

    /// <summary>Draws the parameters and dropout.</summary>
    public ulong Seed => Specification.Seed;

    public NetworkBatch? Batch { get; internal set; }

    /// <summary>The loss's name in the network format.</summary>
    public string LossName => Specification.Loss.Type;

    /// <summary>The optimizer's name in the network format; null where there is none.</summary>
    public string? OptimizerName => Specification.Optimizer?.Part.Type;

    /// <summary>The optimizer with its settings, clipping and frozen parameters: <c>sgd, learning rate 0.1, frozen 0.*</c>.</summary>
    public string? OptimizerText => Optimizer is null ? null : string.Join(", ",
    [
        OptimizerName,
        FormattableString.Invariant($"learning rate {Optimizer.InitialLearningRate:R}"),
        .. Specification.Optimizer!.OtherSettings.Select(setting => setting.ToString()),
        .. Specification.Schedule is { } schedule ? [$"schedule {schedule}"] : Array.Empty<string>(),
        .. Specification.Clip is { } clip ? [$"clip {clip}"] : Array.Empty<string>(),
        .. Specification.Trainable.Select(pattern => pattern.ToString()),
    ]);

    /// <summary>Why the layers do not suit the loss, and what to do about it; null if they do.</summary>
    public string? Warning => DoubledOutput.Warning(Model, Loss, Output)?.English;

    /// <summary>Reads a network file, which options override.</summary>
    /// <exception cref="InputException">the file is not a network file; the message says where, and what would be right</exception>
    public static Network Read(string path, DType type = DType.Float32, NetworkOptions? options = null) =>
        Parse(InputFile.ReadAllBytes(path, MaximumLength), path, type, options);

    /// <summary>Reads the text of a network file.</summary>
    /// <inheritdoc cref="Read"/>
    public static Network Parse(ReadOnlyMemory<byte> json, string file, DType type = DType.Float32, NetworkOptions? options = null) =>
        NetworkFile.Read(json, file, type, options ?? new());

    /// <summary>Builds a network from options only.</summary>
    /// <inheritdoc cref="Read"/>
    public static Network Compose(string name, Shape input, NetworkOptions options, DType type = DType.Float32) =>
        Of(NetworkSpecification.Compose(name, input, options), NetworkOptions.Source, type);

    /// <summary>Builds a network from its specification.</summary>
    /// <param name="file">what messages name as the file</param>
    /// <param name="type">of the parameters</param>
    /// <exception cref="InputException">its parts do not go together</exception>
    public static Network Of(NetworkSpecification specification, string file, DType type = DType.Float32) =>
        new(specification, key => new(file, key), type);

    /// <summary>A network with the same parameters, buffers and batch, but a fresh optimizer.</summary>
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

    /// <summary>What training minimises: the loss of a batch, including the regularizer.</summary>
    public Variable TrainingLoss(Variable output, Variable target) => Loss.Compute(output, target, Regularization, Model.Parameters);

    /// <summary>Checks every gradient on the network's batch against finite differences; the network itself is not changed.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    public GradientCheckReport CheckGradients() =>
        OnBatch((copy, batch) => GradientCheck.Run(new(copy.Model, copy.Loss, copy.Regularization), batch.Input, batch.Target));

    /// <summary>Runs some work on a copy of the network in double precision, and its batch.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    internal T OnBatch<T>(Func<Network, NetworkBatch, T> work)
    {
        var copy = Copy(DType.Float64);
        if (copy.Batch is not { } batch)
            throw new InputException(File, null, "\"batch\" is missing", "gradients are computed on a batch: write {\"input\": …, \"target\": …}");
        return new Location(File, "batch").Guard(() => work(copy, batch));
    }

    private Optimizer? MakeOptimizer()
    {
        if (Specification.Optimizer is { } optimizer)
            return new OptimizerBuilder(Model.Parameters, _locate).Make(optimizer, Specification.Schedule, Specification.Clip);
        if (Specification.Schedule is not null)
            throw _locate(SpecificationReader.ScheduleKey).Refuse("there is no optimizer whose learning rate could follow it", "add \"optimizer\", or leave schedule out");
        return Specification.Clip is null ? null : throw _locate(SpecificationReader.ClipKey).Refuse("there is no optimizer whose gradients could be clipped", "add \"optimizer\", or leave clip out");
    }
}
