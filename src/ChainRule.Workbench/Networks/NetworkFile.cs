using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads the whole of a network file: what the network is, parameters, and a batch.</summary>
internal static class NetworkFile
{
    private const string ParametersKey = "parameters";
    private const string BatchKey = "batch";

    public static Network Read(ReadOnlyMemory<byte> json, string file, DType type, NetworkOptions options)
    {
        using var document = StrictJson.Parse(json, file);
        var root = new StrictValue(document.RootElement, new(file)).Object().Only([.. SpecificationReader.Keys, ParametersKey, BatchKey]);
        var network = new Network(SpecificationReader.Read(root, options), key => options.Locate(key, file), type);
        if (root.Optional(ParametersKey) is { } parameters)
            LoadParameters(parameters, network.Model.Parameters, type);
        if (root.Optional(BatchKey) is { } batch)
            network.Batch = BatchReader.Read(batch, network, type);
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
}
