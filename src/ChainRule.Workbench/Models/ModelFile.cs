using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Models;

/// <summary>
/// A trained model as one safetensors file: parameters and buffers under their PyTorch names; in the metadata the network's
/// JSON, the preparation and the classes.
/// </summary>
public static class ModelFile
{
    public const string Version = "1";

    private const string FormatKey = "format";
    private const string FormatName = "chainrule";
    private const string VersionKey = "version";
    private const string NetworkKey = "network";
    private const string PreparationKey = "preparation";
    private const string ClassesKey = "classes";

    // PyTorch counts batches in its normalisation layers; nothing here reads the count.
    private const string BatchCounter = ".num_batches_tracked";

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="IOException">it cannot be written; an earlier file stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be written</exception>
    public static void Save(string path, TrainedModel model) => WholeFile.Write(path, stream => Write(stream, model));

    /// <summary>Writes the file's contents.</summary>
    public static void Write(Stream stream, TrainedModel model)
    {
        var metadata = new Dictionary<string, string>
        {
            [FormatKey] = FormatName,
            [VersionKey] = Version,
            [NetworkKey] = model.Network.Architecture,
        };
        if (model.Preparation is not null)
            metadata[PreparationKey] = model.Preparation;
        if (model.Classes is not null)
            metadata[ClassesKey] = new JsonArray([.. model.Classes.Select(name => (JsonNode)name)]).ToJsonString();
        var tensors = new OrderedDictionary<string, Tensor>();
        foreach (var parameter in Saved(model.Network))
            tensors.Add(parameter.Path, parameter.Tensor);
        new Safetensors(tensors, metadata).Write(stream);
    }

    /// <summary>Builds the network that the file describes and gives it the file's parameters and buffers.</summary>
    /// <exception cref="InputException">there is no such file, or it is not a model that was saved here</exception>
    public static TrainedModel Load(string path, DType type = DType.Float32)
    {
        var file = Safetensors.Read(path);
        if (file.Metadata.GetValueOrDefault(FormatKey) != FormatName || !file.Metadata.TryGetValue(NetworkKey, out var architecture))
            throw new InputException(path, null, "the file has parameters, and no network to put them in", "name a model.safetensors that was trained here, or load it into a network file's network");
        if (file.Metadata.GetValueOrDefault(VersionKey) != Version)
            throw new InputException(path, $"metadata \"{VersionKey}\"", $"the version is {file.Metadata.GetValueOrDefault(VersionKey, "missing")}", $"{Version} is read here");
        var network = Network.Parse(Encoding.UTF8.GetBytes(architecture), path, type);
        LoadWeights(file, path, network);
        var classes = file.Metadata.TryGetValue(ClassesKey, out var json) ? ReadClasses(json, path) : null;
        return new(network, file.Metadata.GetValueOrDefault(PreparationKey), classes);
    }

    /// <summary>Gives a network the parameters and buffers of a safetensors file, such as one that PyTorch saved.</summary>
    /// <exception cref="InputException">the file's names or shapes are not the network's; the network stays as it was</exception>
    public static void LoadWeights(string path, Network network) => LoadWeights(Safetensors.Read(path), path, network);

    private static void LoadWeights(Safetensors file, string path, Network network)
    {
        Parameter[] wanted = [.. Saved(network)];
        string[] names = [.. wanted.Select(parameter => parameter.Path)];
        string[] missing = [.. names.Except(file.Tensors.Keys)];
        string[] unexpected = [.. file.Tensors.Keys.Except(names).Where(name => !name.EndsWith(BatchCounter, StringComparison.Ordinal))];
        if (missing.Length + unexpected.Length > 0)
            throw new InputException(path, null, $"the tensors are not those of the network \"{network.Name}\"", Differences(missing, unexpected));
        foreach (var parameter in wanted)
        {
            var tensor = file.Tensors[parameter.Path];
            if (tensor.Shape != parameter.Shape || !tensor.Type.IsFloatingPoint())
                throw new InputException(path, $"tensor \"{parameter.Path}\"", $"it is {tensor.Type} {tensor.Shape}", $"the network takes floating-point numbers of shape {parameter.Shape}");
        }

        foreach (var parameter in wanted)
            parameter.Load(file.Tensors[parameter.Path]);
    }

    private static string Differences(string[] missing, string[] unexpected)
    {
        string[] both =
        [
            .. missing.Length > 0 ? ["missing: " + ParameterNames.List(missing)] : Array.Empty<string>(),
            .. unexpected.Length > 0 ? ["unexpected: " + ParameterNames.List(unexpected)] : Array.Empty<string>(),
        ];
        return string.Join("; ", both);
    }

    private static IEnumerable<Parameter> Saved(Network network) => network.Model.Parameters.Concat(network.Model.Buffers);

    private static string[] ReadClasses(string json, string path)
    {
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json), path);
        return [.. new StrictValue(document.RootElement, path, ClassesKey).Items(1, Shape.MaximumCount).Select(item => item.Text())];
    }
}
