using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Operations;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Models;

/// <summary>
/// A model as one safetensors file: the parameters and buffers under their PyTorch names; the network, the preparation and the classes
/// as JSON in the metadata.
/// </summary>
internal static class ModelFile
{
    private const string FormatKey = "format";
    private const string FormatName = "chainrule";
    private const string VersionKey = "version";
    private const string Version = "1";
    private const string ClassesKey = "classes";

    // What imported graphs are called, which are of another package.
    private const string GraphOfOnnx = "onnx_graph";

    // Of a graph's tensor, such as position embeddings, only a part may be used, which alone is in the file.
    private const long MostUnused = 1 << 22;

    public static Safetensors Pack(Model model) =>
        model.Network.ToSafetensors(new OrderedDictionary<string, string>([new(FormatKey, FormatName), new(VersionKey, Version), .. Describe(model)]));

    public static IReadOnlyDictionary<string, string> Describe(Model model)
    {
        var metadata = new OrderedDictionary<string, string> { [Model.NetworkKey] = model.Specification.ToJson() };
        if (model.Preparation is not null)
            metadata[Model.PreparationKey] = model.Preparation;
        if (model.Classes is not null)
            metadata[ClassesKey] = new JsonArray([.. model.Classes.Select(name => (JsonNode)name)]).ToJsonString();
        return metadata;
    }

    public static Model Read(Safetensors file, string path, DType type)
    {
        if (file.Metadata.GetValueOrDefault(FormatKey) != FormatName || !file.Metadata.TryGetValue(Model.NetworkKey, out var architecture))
            throw new InputException(path, null, "the file has parameters, but no network for them", "name a model.safetensors that ChainRule saved; in a program, LoadWeights loads parameters into a model");
        if (file.Metadata.GetValueOrDefault(VersionKey) != Version)
            throw new InputException(path, $"metadata \"{VersionKey}\"", $"the version is {file.Metadata.GetValueOrDefault(VersionKey, "missing")}", $"this program reads version {Version}");
        var specification = Architecture(architecture, path);
        var model = Made(specification, file, path, type);
        model.Network.LoadWeights(file, path);
        foreach (var parameter in model.Network.State)
        {
            if (EnsureFinite.FirstNotFinite(parameter.Tensor) is { } element)
                throw new InputException(path, $"tensor \"{parameter.Path}\"", $"number {element} is NaN or infinite", "train the model again");
        }

        model.Preparation = file.Metadata.GetValueOrDefault(Model.PreparationKey);
        model.Classes = file.Metadata.TryGetValue(ClassesKey, out var classes) ? ReadClasses(classes, path) : null;
        return model;
    }

    // A layer that is a graph names the graph where it is wrong; the file is added.
    private static Model Made(NetworkSpecification specification, Safetensors file, string path, DType type)
    {
        try
        {
            return NumbersIn(specification.Layers) is var declared && declared <= file.Tensors.Sum(tensor => (long)tensor.Value.Count) + MostUnused
                ? Model.Of(specification, path, type)
                : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"its layers have {declared} numbers, many more than the tensors of the file"));
        }
        catch (InputException fault) when (fault.File != path)
        {
            throw Refuse(fault.Message, fault);
        }

        InputException Refuse(string problem, Exception? cause = null) => new(path, $"metadata \"{Model.NetworkKey}\"", problem, cause: cause);
    }

    private static double NumbersIn(ValueList<PartSpecification> layers) => layers.Sum(layer =>
        (double)(PartCatalog.Layers.Find(layer.Type)?.NumbersIn?.Invoke(layer) ?? 0) + layer.Settings.Select(setting => setting.Value).OfType<ValueList<PartSpecification>>().Sum(NumbersIn));

    private static NetworkSpecification Architecture(string json, string path)
    {
        try
        {
            return NetworkSpecification.FromJson(Encoding.UTF8.GetBytes(json), path);
        }
        catch (InputException fault) when (fault.InnerException is KeyNotFoundException unknown)
        {
            var register = unknown.Message == GraphOfOnnx ? "OnnxImport.Register() of the package ChainRule.Onnx" : $"PartCatalog.Layers.Register<…>(\"{unknown.Message}\")";
            throw new InputException(path, fault.Place, $"this program has no \"{unknown.Message}\"", $"register it before the model is opened: {register}", fault);
        }
    }

    private static string[] ReadClasses(string json, string path)
    {
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json), path);
        return [.. new StrictValue(document.RootElement, new(path, ClassesKey)).Items(1, Shape.MaximumCount).Select(item => item.Text())];
    }
}
