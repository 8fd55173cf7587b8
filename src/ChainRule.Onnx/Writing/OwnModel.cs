using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Models;
using ChainRule.Onnx.Messages;
using ChainRule.Specifications;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Writing;

/// <summary>Models that were written here, which come back as they were: with their loss, optimizer, preparation and classes.</summary>
internal static class OwnModel
{
    /// <summary>
    /// The model that a file's metadata describe, with the file's parameters. Null if there are no such metadata, or another program has changed the graph
    /// since: it must be the one that is written for this model.
    /// </summary>
    /// <param name="file">the whole file</param>
    /// <param name="constants">the graph's initializers by name</param>
    /// <param name="name">what messages name as the file</param>
    /// <param name="write">builds the graph for a model</param>
    /// <exception cref="InputException">the metadata do not describe a model</exception>
    public static Model? Read(ModelProto file, IReadOnlyDictionary<string, Tensor> constants, string name, Func<Model, OnnxSettings, OnnxGraph> write)
    {
        var metadata = file.MetadataProps.GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.First().Value);
        if (!metadata.TryGetValue(Model.NetworkKey, out var json) || SettingsOf(file) is not { } settings)
            return null;
        var blank = Model.Of(NetworkSpecification.FromJson(Encoding.UTF8.GetBytes(json), name), name);
        var state = blank.Network.State.Select(parameter => parameter.Path).ToHashSet();
        (blank.Preparation, blank.Classes) = (metadata.GetValueOrDefault("preparation"), null);
        return IsSame(write(blank, settings).Graph, file.Graph, state)
            ? Model.Of(new Safetensors(state.ToDictionary(path => path, path => constants[path]), metadata), name)
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
