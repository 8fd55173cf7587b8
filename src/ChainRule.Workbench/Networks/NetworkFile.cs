using System.Text.Json;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads a whole network file: the network, its parameters and its batch.</summary>
internal static class NetworkFile
{
    private const string ParametersKey = "parameters";
    private const string BatchKey = "batch";

    public static Network Read(ReadOnlyMemory<byte> json, string file, DType type, NetworkOptions options)
    {
        if (ContentKinds.Of(json.Span) == ContentKind.Safetensors)
            throw new InputException(file, null, "these are weights or a model (safetensors), not a network file", "name a JSON file");
        using var document = StrictJson.Parse(json, file);
        var root = new StrictValue(document.RootElement, new(file)).Object().Only([.. SpecificationReader.Keys, ParametersKey, BatchKey]);
        var network = new Network(SpecificationReader.Read(root, options), key => options.Locate(key, file), type);
        if (root.Optional(ParametersKey) is { } parameters)
            LoadParameters(parameters, network.Model.Parameters, type);
        if (root.Optional(BatchKey) is { } batch)
            network.Batch = ReadBatch(batch, network, type);
        return network;
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
    private static NetworkBatch ReadBatch(StrictValue value, Network network, DType type)
    {
        var batch = value.Object().Only("input", "target");
        var inputs = TensorReader.ReadBatch(batch.Required("input"), network.Input, type);
        var (target, count) = (batch.Required("target"), inputs.Shape[0]);
        return new(inputs, network.Loss.TakesClassIndexes && IsFlat(target)
            ? Tensor.From<long>([.. target.Items(count, count).Select(item => (long)item.WholeNumber(0, network.Output[0] - 1))], count)
            : TensorReader.Read(target, network.Output.Prepend(count), type));
    }

    private static bool IsFlat(StrictValue value) =>
        value.Kind == JsonValueKind.Array && value.Element.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Array);
}
