using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>Adds whole networks to graphs, with their outputs.</summary>
public static class NetworkGraph
{
    /// <summary>The name of what the layers compute.</summary>
    public const string OutputName = "output";

    /// <summary>The name of a classifier's second output.</summary>
    public const string ProbabilitiesName = "probabilities";

    /// <summary>Adds a model's layers, and its outputs: what the layers compute, and for a classifier the probabilities as well.</summary>
    /// <param name="graph">the graph</param>
    /// <param name="model">the model</param>
    /// <param name="x">the name of the samples</param>
    /// <exception cref="NotSupportedException">ONNX has no form of a layer; the message names it</exception>
    public static void Model(this OnnxGraph graph, Model model, string x)
    {
        var output = graph.Network(model.Network, x, model.Input);
        if (Probabilities(graph, model.Loss, output) is { } probabilities)
            graph.Output(probabilities, ProbabilitiesName, ElementType.Float, model.Output);
    }

    /// <summary>Adds layers, and what they compute as an output, whose name it returns.</summary>
    /// <param name="graph">the graph</param>
    /// <param name="network">the layers</param>
    /// <param name="x">the name of the samples</param>
    /// <param name="sample">the shape of one sample</param>
    /// <exception cref="NotSupportedException">ONNX has no form of a layer; the message names it</exception>
    public static string Network(this OnnxGraph graph, Layer network, string x, Shape sample) =>
        graph.Output(graph.Append(network, x, sample), OutputName, ElementType.Float, network.OutputShape(sample));

    /// <summary>Adds the nodes and the parameters of a layer, and returns its output's name.</summary>
    /// <param name="graph">the graph</param>
    /// <param name="layer">the layer, inner ones included</param>
    /// <param name="x">the name of its input</param>
    /// <param name="sample">the shape of one sample of the input, without the batch</param>
    /// <exception cref="NotSupportedException">ONNX has no form of a layer; the message names it</exception>
    public static string Append(this OnnxGraph graph, Layer layer, string x, Shape sample) => graph.Append(layer, [x], sample);

    /// <inheritdoc cref="Append(OnnxGraph, Layer, string, Shape)"/>
    internal static string Append(this OnnxGraph graph, Layer layer, IReadOnlyList<string> inputs, Shape sample) => LayerForms.Write(layer, new(graph, layer, inputs, sample));

    // As Loss.Probabilities.
    private static string? Probabilities(OnnxGraph graph, Loss loss, string output) => loss switch
    {
        CrossEntropy => graph.Node("probabilities/Softmax", "Softmax", [output], ("axis", -1)),
        BinaryCrossEntropy => graph.Node("probabilities/Sigmoid", "Sigmoid", [output]),
        _ => null,
    };
}
