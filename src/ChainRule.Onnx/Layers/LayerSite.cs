using ChainRule.Layers;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>A layer's place in a graph that is being built.</summary>
/// <param name="Graph">to which its nodes are added</param>
/// <param name="Layer">whose path begins the names of its nodes and constants</param>
/// <param name="Inputs">the names of its inputs</param>
/// <param name="Sample">the shape of one sample of its first input, without the batch</param>
internal sealed record LayerSite(OnnxGraph Graph, Layer Layer, IReadOnlyList<string> Inputs, Shape Sample)
{
    /// <summary>The name of its first input: of most layers, the only one.</summary>
    public string X => Inputs[0];

    /// <summary>Adds a node that computes something from the layer's input, and returns its output's name.</summary>
    public string Node(string type, params IReadOnlyList<(string Name, Writing.NodeSetting Value)> settings) => Node(type, [X], settings);

    /// <inheritdoc cref="Node(string, IReadOnlyList{ValueTuple{string, NodeSetting}})"/>
    public string Node(string type, IReadOnlyList<string> inputs, params IReadOnlyList<(string Name, Writing.NodeSetting Value)> settings) =>
        Graph.Node(Named(type, '/'), type, inputs, settings);

    /// <summary>Adds the parameter of this name, in 32 bits, and returns its path; nothing if the layer has none.</summary>
    public string[] Parameter(string name) => [.. Layer.State.Where(parameter => parameter.Name == name).Select(parameter => Graph.Constant(parameter.Path, parameter.Tensor.InPrecision(DType.Float32)))];

    /// <summary>Adds a single number.</summary>
    public string Number(string name, double value) => Constant(name, Tensor.Scalar(value));

    public string Constant(string name, Tensor values) => Graph.Constant(Named(name, '.'), values);

    private string Named(string name, char separator) => Layer.Path.Length == 0 ? name : $"{Layer.Path}{separator}{name}";
}
