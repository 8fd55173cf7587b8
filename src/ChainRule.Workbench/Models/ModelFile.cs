using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Models;

/// <summary>
/// A trained model as one safetensors file: the parameters and buffers under their PyTorch names; the network, the preparation and the classes
/// as JSON in the metadata.
/// </summary>
public static class ModelFile
{
    public const string Version = "1";

    /// <summary>Names the network in the metadata.</summary>
    public const string NetworkKey = "network";

    private const string FormatKey = "format";
    private const string FormatName = "chainrule";
    private const string VersionKey = "version";
    private const string PreparationKey = "preparation";
    private const string ClassesKey = "classes";

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="IOException">it cannot be written; an earlier file stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be written</exception>
    public static void Save(string path, TrainedModel model) => WholeFile.Write(path, stream => Write(stream, model));

    public static void Write(Stream stream, TrainedModel model) =>
        model.Network.Model.ToSafetensors(new OrderedDictionary<string, string>([new(FormatKey, FormatName), new(VersionKey, Version), .. Describe(model)])).Write(stream);

    /// <summary>The network, the preparation and the classes, as the metadata of a file have them.</summary>
    public static IReadOnlyDictionary<string, string> Describe(TrainedModel model)
    {
        var metadata = new OrderedDictionary<string, string> { [NetworkKey] = model.Network.Specification.ToJson() };
        if (model.Preparation is not null)
            metadata[PreparationKey] = model.Preparation;
        if (model.Classes is not null)
            metadata[ClassesKey] = new JsonArray([.. model.Classes.Select(name => (JsonNode)name)]).ToJsonString();
        return metadata;
    }

    /// <summary>Builds the network that the file describes, and loads its parameters and buffers.</summary>
    /// <exception cref="InputException">there is no such file, or it is not a model that ChainRule saved</exception>
    public static TrainedModel Load(string path, DType type = DType.Float32)
    {
        var file = Safetensors.Read(path);
        if (file.Metadata.GetValueOrDefault(FormatKey) != FormatName || !file.Metadata.TryGetValue(NetworkKey, out var architecture))
            throw new InputException(path, null, "the file has parameters, but no network for them", "name a model.safetensors that ChainRule saved; in a program, LoadWeights loads parameters into a model");
        if (file.Metadata.GetValueOrDefault(VersionKey) != Version)
            throw new InputException(path, $"metadata \"{VersionKey}\"", $"the version is {file.Metadata.GetValueOrDefault(VersionKey, "missing")}", $"this program reads version {Version}");
        var network = Network.Parse(Encoding.UTF8.GetBytes(architecture), path, type);
        network.Model.LoadWeights(file, path);
        foreach (var parameter in network.Model.State)
        {
            if (EnsureFinite.FirstNotFinite(parameter.Tensor) is { } element)
                throw new InputException(path, $"tensor \"{parameter.Path}\"", $"number {element} is NaN or infinite", "train the model again");
        }

        var classes = file.Metadata.TryGetValue(ClassesKey, out var json) ? ReadClasses(json, path) : null;
        return new(network, file.Metadata.GetValueOrDefault(PreparationKey), classes);
    }

    private static string[] ReadClasses(string json, string path)
    {
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json), path);
        return [.. new StrictValue(document.RootElement, new(path, ClassesKey)).Items(1, Shape.MaximumCount).Select(item => item.Text())];
    }
}
