using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Models;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Specifications;

namespace ChainRule.Onnx.Importing;

/// <summary>Models that were written here, which come back as they were: with their loss, optimizer, preparation and classes.</summary>
internal static class OwnModel
{
    /// <summary>
    /// The model that a file's metadata describe, with the file's parameters. Null if there are no such metadata, or another program has changed the graph
    /// since: it must be the one that is written for this model.
    /// </summary>
    /// <param name="file">the file</param>
    /// <param name="prepared">builds the graph of a model with its preparation; null if such files are not known</param>
    /// <exception cref="InputException">the metadata do not describe a model</exception>
    public static Model? Read(OnnxFile file, Func<Model, OnnxSettings, OnnxGraph>? prepared)
    {
        var (proto, name) = (file.Proto, file.Context.File);
        var metadata = proto.MetadataProps.GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.First().Value);
        if (!metadata.TryGetValue(Model.NetworkKey, out var json) || SettingsOf(proto) is not { } settings)
            return null;
        var write = file.Inputs is [{ Type: not (ElementType.Double or ElementType.Text) }] ? OnnxExport.Graph : prepared;
        var blank = Model.Of(NetworkSpecification.FromJson(Encoding.UTF8.GetBytes(json), name), name);
        blank.Preparation = metadata.GetValueOrDefault(Model.PreparationKey);
        var state = blank.Network.State.Select(parameter => parameter.Path).ToHashSet();
        return write is not null && IsSame(write(blank, settings).Graph, proto.Graph, state)
            ? Model.FromSafetensors(new Safetensors(state.ToDictionary(path => path, path => file.Take(file.Constants[path]).Known!), metadata), name)
            : null;
    }

    private static OnnxSettings? SettingsOf(ModelProto file) =>
        file.OpsetImport.FirstOrDefault(set => set.Domain.Length == 0)?.Version is >= OnnxSettings.OldestOpset and <= OnnxSettings.NewestOpset and var opset
            ? new() { Opset = (int)opset, DynamicBatch = file.Graph.Input.FirstOrDefault()?.Type?.TensorType?.Shape?.Dim.FirstOrDefault()?.DimParam == OnnxGraph.BatchName }
            : null;

    // All but the values of parameters, which training changes.
    private static bool IsSame(GraphProto written, GraphProto found, HashSet<string> state) =>
        written.Node.Equals(found.Node)
        && written.Input.Equals(found.Input)
        && written.Output.Equals(found.Output)
        && written.Initializer.Count == found.Initializer.Count
        && written.Initializer.Zip(found.Initializer).All(pair => state.Contains(pair.First.Name)
            ? pair.First.Name == pair.Second.Name && pair.First.Dims.Equals(pair.Second.Dims)
            : pair.First.Equals(pair.Second));
}
