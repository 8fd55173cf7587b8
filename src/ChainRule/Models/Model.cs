using System.Diagnostics.CodeAnalysis;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Models;

/// <summary>
/// What is trained, with all that is needed to use it and to train it further: layers, loss, optimizer, the shape of a sample, the preparation of rows and the
/// names of the classes. One safetensors file holds it.
/// </summary>
public sealed class Model
{
    /// <summary>Names the network in <see cref="Describe"/> and in the metadata of a file.</summary>
    public const string NetworkKey = "network";

    /// <summary>Names the preparation in <see cref="Describe"/> and in the metadata of a file.</summary>
    public const string PreparationKey = "preparation";

    private readonly NetworkSpecification? _specification;
    private readonly Func<string, Location> _locate;

    /// <summary>A model of layers made in C#.</summary>
    /// <param name="network">the layers, with their parameters</param>
    /// <param name="loss">what training makes small; it also says how outputs are read</param>
    /// <param name="input">the shape of one sample</param>
    /// <param name="optimizer">with its groups, schedules and clipping; null if the model is only used</param>
    /// <param name="regularization">what is added to the loss for large weights</param>
    /// <exception cref="ShapeException">the layers do not take such samples</exception>
    public Model(Sequential network, Loss loss, Shape input, Optimizer? optimizer = null, Regularization? regularization = null)
    {
        (Name, Input, Output, Network, Loss, Optimizer, Regularization) = ("model", input, network.OutputShape(input), network, loss, optimizer, regularization);
        _locate = key => new(Name, key);
    }

    private Model(NetworkSpecification specification, Sequential network, Loss loss, Func<string, Location> locate)
        : this(network, loss, specification.Input) =>
        (_specification, Name, _locate) = (specification, specification.Name, locate);

    /// <summary>What the model is called; "model" if it was made in C# without a name.</summary>
    public string Name { get; init; }

    /// <summary>The file that it was read from, or what messages name instead.</summary>
    public string File => _locate("").File;

    /// <summary>The shape of one sample.</summary>
    public Shape Input { get; }

    /// <summary>The shape of one sample's output.</summary>
    public Shape Output { get; }

    /// <summary>The layers, with their parameters and buffers.</summary>
    public Sequential Network { get; }

    /// <summary>What training makes small.</summary>
    public Loss Loss { get; }

    /// <summary>How training changes the parameters; null if the model is only used.</summary>
    public Optimizer? Optimizer { get; private init; }

    /// <summary>What is added to the loss for large weights; null for nothing.</summary>
    public Regularization? Regularization { get; private init; }

    /// <summary>How rows become inputs: JSON that whoever prepared them understands; null if samples are inputs already.</summary>
    public string? Preparation { get; set; }

    /// <summary>The names of the classes; null if they have none.</summary>
    public IReadOnlyList<string>? Classes { get; set; }

    /// <summary>The model as a value: its layers, its loss and how it is trained.</summary>
    /// <exception cref="ArgumentException">the network format has no such part</exception>
    public NetworkSpecification Specification => _specification ?? NetworkSpecification.Of(Name, Input, Network, Loss, Optimizer, Regularization);

    /// <summary>Why the layers do not suit the loss, and what to do about it; null if they do.</summary>
    public string? Warning => DoubledOutput.Warning(Network, Loss, Output)?.English;

    [field: MaybeNull]
    private Evaluator Evaluator => field ??= new(Network, Loss);

    /// <summary>Builds the model that is described; its parameters are drawn from the seed.</summary>
    /// <param name="specification">the network</param>
    /// <param name="file">what messages name as the file</param>
    /// <param name="type">of the parameters</param>
    /// <exception cref="InputException">its parts do not go together</exception>
    public static Model Of(NetworkSpecification specification, string file = "network", DType type = DType.Float32) =>
        Of(specification, key => new Location(file, key), type);

    /// <inheritdoc cref="Of(NetworkSpecification, string, DType)"/>
    /// <param name="specification">the network</param>
    /// <param name="locate">gives the place of a key of the network file, for messages</param>
    /// <param name="type">of the parameters</param>
    public static Model Of(NetworkSpecification specification, Func<string, Location> locate, DType type = DType.Float32)
    {
        var network = LayerBuilder.Model(specification, locate(SpecificationKeys.Layers));
        var loss = LossBuilder.Make(specification.Loss, network.OutputShape(specification.Input), locate(SpecificationKeys.Loss));
        var model = new Model(specification, network, loss, locate)
        {
            Optimizer = new OptimizerBuilder(network.Parameters, locate).Make(specification),
            Regularization = specification.Regularizer is { } regularizer ? (Regularization)PartCatalog.Regularizer.Make(regularizer, locate(SpecificationKeys.Regularizer)) : null,
        };
        network.To(type);
        network.Initialize(specification.Seed);
        Freezer.Apply(specification.Trainable, network, locate(SpecificationKeys.Trainable));
        Freezer.RefuseIdleSchedules(specification.Optimizer, network, locate(SpecificationKeys.Optimizer));
        return model;
    }

    /// <summary>Opens a model that was saved.</summary>
    /// <param name="path">a file that <see cref="Save(string)"/> wrote, or the command's model.safetensors</param>
    /// <param name="type">of the parameters, whatever the file has</param>
    /// <exception cref="InputException">there is no such file, it is no model, or it has a layer that no one has registered; the message says what to do</exception>
    public static Model Open(string path, DType type = DType.Float32) => ModelFile.Read(Safetensors.Read(path), path, type);

    /// <summary>Opens a model that was saved, from a stream.</summary>
    /// <param name="stream">what <see cref="Save(Stream)"/> wrote</param>
    /// <param name="type">of the parameters, whatever the file has</param>
    /// <param name="name">what messages name as the file</param>
    /// <exception cref="InputException">it is no model, or it has a layer that no one has registered; the message says what to do</exception>
    public static Model Open(Stream stream, DType type = DType.Float32, string name = "model") => ModelFile.Read(Safetensors.Read(stream, name), name, type);

    /// <summary>The model of a file that was read already, in this or another format.</summary>
    /// <param name="file">what <see cref="ToSafetensors"/> returns</param>
    /// <param name="name">what messages name as the file</param>
    /// <param name="type">of the parameters, whatever the file has</param>
    /// <exception cref="InputException">it is no model, or it has a layer that no one has registered; the message says what to do</exception>
    public static Model FromSafetensors(Safetensors file, string name = "model", DType type = DType.Float32) => ModelFile.Read(file, name, type);

    /// <summary>A model with the same parameters and buffers in another precision, and a fresh optimizer.</summary>
    /// <exception cref="ArgumentException">the network format has no such part</exception>
    public Model Copy(DType type)
    {
        var copy = Of(Specification, _locate, type);
        (copy.Preparation, copy.Classes) = (Preparation, Classes);
        foreach (var (from, to) in Network.State.Zip(copy.Network.State))
            to.Load(from.Tensor);
        return copy;
    }

    /// <summary>What training minimises: the loss of a batch, including the regularization.</summary>
    /// <param name="output">(batch, …), from the network</param>
    /// <param name="target">what the output should be</param>
    /// <param name="weights">(batch) how much each sample counts; null if all count the same</param>
    public Variable TrainingLoss(Variable output, Variable target, Variable? weights = null) => Loss.Compute(output, target, Regularization, Network.Parameters, weights);

    /// <summary>The model as its file has it: the parameters and buffers by name, and all else in the metadata.</summary>
    /// <exception cref="ArgumentException">the network format has no such part; a layer of your own is registered first</exception>
    public Safetensors ToSafetensors() => ModelFile.Pack(this);

    /// <summary>Writes the model to a safetensors file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">the network format has no such part; a layer of your own is registered first</exception>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write the file</exception>
    public void Save(string path) => ModelFile.Pack(this).Write(path);

    /// <summary>Writes the model to a stream.</summary>
    /// <exception cref="ArgumentException">the network format has no such part; a layer of your own is registered first</exception>
    public void Save(Stream stream) => ModelFile.Pack(this).Write(stream);

    /// <summary>What the file says about the model besides its tensors: the network, the preparation and the classes, as JSON by name.</summary>
    public IReadOnlyDictionary<string, string> Describe() => ModelFile.Describe(this);

    /// <summary>The model's predictions: probabilities for a classification, otherwise its outputs. Any number of threads may ask at once.</summary>
    /// <param name="inputs">(rows, …), prepared as the model's training data were</param>
    /// <returns>(rows, outputs)</returns>
    /// <inheritdoc cref="Evaluator.Predict"/>
    public Tensor Predict(Tensor inputs) => Evaluator.Predict(inputs);
}
