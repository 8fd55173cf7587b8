using ChainRule.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>A node that may be a layer.</summary>
/// <param name="context">the file, and the version of its operators</param>
/// <param name="node">as the file has it</param>
/// <param name="input">the shape of its first input, with the batch</param>
/// <param name="constant">the values that a name stands for; null if they depend on the graph's inputs</param>
internal sealed class LayerNode(GraphContext context, NodeProto node, Shape input, Func<string, Tensor?> constant)
{
    public string Operator => node.OpType;

    public Shape Input => input;

    public int Opset => context.Opset;

    public Attributes Attributes { get; } = new(context.File, node);

    /// <summary>Whether only the first output is asked for.</summary>
    public bool HasOneOutput => node.Output.Skip(1).All(name => name.Length == 0);

    /// <summary>Whether the file names an input, constant or not.</summary>
    public bool Has(int place) => place < node.Input.Count && node.Input[place].Length > 0;

    /// <summary>The values of an input; null where it is left out, or is not a constant.</summary>
    public Tensor? Constant(int place) => Has(place) ? constant(node.Input[place]) : null;

    /// <summary>Whether all inputs but the first are constants.</summary>
    public bool HasConstants => Enumerable.Range(1, Math.Max(0, node.Input.Count - 1)).All(place => !Has(place) || Constant(place) is not null);

    /// <summary>Whether an attribute counts the last dimension, from either end.</summary>
    public bool IsLast(string axis, int absent) => Attributes.Int(axis, absent) is var place && (place == -1 || place == Input.Rank - 1);

    /// <summary>A layer with values for its parameters and buffers, in their order; of another shape of as many elements, or none.</summary>
    public static TLayer Filled<TLayer>(TLayer layer, params IReadOnlyList<Tensor> values)
        where TLayer : Layer
    {
        if (values.Count > 0)
            layer.To(values[0].Type);
        foreach (var (parameter, tensor) in layer.State.Zip(values))
            parameter.Load(tensor.Reshape(parameter.Shape));
        return layer;
    }
}
