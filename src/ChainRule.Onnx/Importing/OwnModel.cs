using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Models;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Specifications;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing;

/// <summary>A file that ChainRule wrote: its metadata describe the model. If exporting that does not give the same graph, another program has changed the file.</summary>
internal static class OwnModel
{
    /// <summary>The model; null if the file's graph is not the one that its metadata describe.</summary>
    public static Model? Find(OnnxFile file)
    {
        var metadata = file.Proto.MetadataProps.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value);
        if (!metadata.TryGetValue(Model.NetworkKey, out var network) || file.Context.Opset < OnnxSettings.OldestOpset)
            return null;
        try
        {
            var path = file.Context.File;
            var model = Model.Of(NetworkSpecification.FromJson(Encoding.UTF8.GetBytes(network), path), path);
            foreach (var parameter in model.Network.State.Where(parameter => file.Constants.ContainsKey(parameter.Path)))
                parameter.Load(TensorReader.Read(file.Constants[parameter.Path], path).Known!);
            model.Preparation = metadata.GetValueOrDefault("preparation");
            model.Classes = metadata.TryGetValue("classes", out var classes) ? Names(classes, path) : null;
            var isDynamic = file.Proto.Graph.Input[0].Type.TensorType.Shape.Dim[0].ValueCase == DimensionProto.ValueOneofCase.DimParam;
            return OnnxExport.Graph(model, new() { Opset = file.Context.Opset, DynamicBatch = isDynamic }).Graph.Equals(file.Proto.Graph) ? model : null;
        }
        catch (Exception fault) when (fault is InputException or ShapeException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string[] Names(string json, string path)
    {
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json), path);
        return [.. document.RootElement.EnumerateArray().Select(name => name.GetString() ?? throw new InvalidOperationException("A class has no name."))];
    }
}
