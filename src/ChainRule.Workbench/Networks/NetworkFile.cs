using System.Text.Json;
using ChainRule.Data;
using ChainRule.Explanations.Checks;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Specifications;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Networks;

/// <summary>A whole network file: the network with its parameters, and its batch.</summary>
/// <param name="Batch">null if the file has none</param>
public sealed record NetworkFile(Model Model, NetworkBatch? Batch)
{
    private const long MaximumLength = 256 << 20;
    private const string ParametersKey = "parameters";
    private const string BatchKey = "batch";

    /// <summary>Reads a network file, which options override.</summary>
    /// <exception cref="InputException">the file is not a network file; the message says where, and what would be right</exception>
    public static NetworkFile Read(string path, DType type = DType.Float32, NetworkOptions? options = null) =>
        Parse(InputFile.ReadAllBytes(path, MaximumLength), path, type, options);

    /// <summary>Reads the text of a network file.</summary>
    /// <inheritdoc cref="Read"/>
    public static NetworkFile Parse(ReadOnlyMemory<byte> json, string file, DType type = DType.Float32, NetworkOptions? options = null)
    {
        if (ContentKinds.Of(json.Span) == ContentKind.Safetensors)
            throw new InputException(file, null, "these are weights or a model (safetensors), not a network file", "name a JSON file");
        OnnxName.Refuse(file);
        options ??= new();
        using var document = StrictJson.Parse(json, file);
        var root = new StrictValue(document.RootElement, new(file)).Object().Only([.. SpecificationKeys.All, ParametersKey, BatchKey]);
        var model = Model.Of(options.Read(root), key => options.Locate(key, file), type);
        if (root.Optional(ParametersKey) is { } parameters)
            LoadParameters(parameters, model.Network.Parameters, type);
        return new(model, root.Optional(BatchKey) is { } batch ? ReadBatch(batch, model, type) : null);
    }

    /// <summary>Checks every gradient on the network's batch against finite differences; the network itself is not changed.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    public GradientCheckReport CheckGradients() =>
        OnBatch((copy, batch) => GradientCheck.Run(new(copy.Network, copy.Loss, copy.Regularization) { Weights = batch.Weights }, batch.Input, batch.Target));

    /// <summary>Runs some work on a copy of the network in double precision, and its batch.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    internal T OnBatch<T>(Func<Model, NetworkBatch, T> work)
    {
        if (Batch is null)
            throw new InputException(Model.File, null, "\"batch\" is missing", "gradients are computed on a batch: write {\"input\": …, \"target\": …}");
        return new Location(Model.File, BatchKey).Guard(() => work(Model.Copy(DType.Float64), new(Batch.Input.InPrecision(DType.Float64), Batch.Target.InPrecision(DType.Float64)) { Weights = Batch.Weights?.InPrecision(DType.Float64) }));
    }

    private static void LoadParameters(StrictValue value, IReadOnlyList<Parameter> parameters, DType type)
    {
        var known = parameters.ToDictionary(parameter => parameter.Path);
        foreach (var (name, values) in value.Object().Members)
        {
            if (!known.TryGetValue(name, out var parameter))
                throw values.Refuse("the network has no such parameter", "there are " + ParameterNames.List(parameters));
            parameter.Load(TensorReader.Read(values, parameter.Shape, type));
        }
    }

    // As many targets as inputs, each as the loss takes it.
    private static NetworkBatch ReadBatch(StrictValue value, Model model, DType type)
    {
        var batch = value.Object().Only("input", "target", "weights");
        var inputs = TensorReader.ReadBatch(batch.Required("input"), model.Input, type);
        var (target, count) = (batch.Required("target"), inputs.Shape[0]);
        return new(inputs, model.Loss.TakesClassIndexes && IsFlat(target)
            ? Tensor.From<long>([.. target.Items(count, count).Select(item => (long)item.WholeNumber(0, model.Output[0] - 1))], count)
            : TensorReader.Read(target, model.Output.Prepend(count), type))
        {
            Weights = batch.Optional("weights") is { } weights ? Tensor.From([.. weights.Items(count, count).Select(item => item.Number(NumberRanges.Positive))], count).InPrecision(type) : null,
        };
    }

    private static bool IsFlat(StrictValue value) =>
        value.Kind == JsonValueKind.Array && value.Element.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Array);
}
