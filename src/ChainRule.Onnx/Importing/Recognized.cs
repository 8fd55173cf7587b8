using ChainRule.Layers;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Importing;

/// <summary>Nodes that together are a layer of the library.</summary>
/// <param name="Layer">the layer, with its parameters</param>
/// <param name="Inputs">the names of what it is given</param>
/// <param name="Nodes">the nodes, the one that makes its output first</param>
/// <param name="Constants">the names of the tensors that it holds</param>
internal sealed record Recognized(Layer Layer, IReadOnlyList<string> Inputs, IReadOnlyList<NodeProto> Nodes, params IReadOnlyList<string> Constants);
