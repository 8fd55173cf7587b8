using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Onnx.Importing;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;

namespace ChainRule.Onnx;

/// <summary>Writes networks as ONNX files, for other programs to run.</summary>
/// <remarks>
/// The same network and settings give the same bytes. Layers are written as they work in use: dropout changes nothing, batch normalisation has its
/// running statistics. Parameters are written in 32 bits under their names: 0.weight. Weights of more than 2 GiB are written beside the file, to one of the
/// same name with .data at its end.
/// </remarks>
public static class OnnxExport
{
    /// <summary>The name of the graph's input.</summary>
    public const string InputName = "input";

    /// <summary>Writes layers.</summary>
    /// <param name="network">the layers</param>
    /// <param name="input">the shape of one sample</param>
    /// <param name="path">the file</param>
    /// <param name="settings">the operator set and the batch; by default those of <see cref="OnnxSettings.For"/>, and one sample</param>
    /// <exception cref="NotSupportedException">ONNX has no form of a layer; the message names it</exception>
    /// <exception cref="ShapeException">the layers do not take such samples</exception>
    /// <exception cref="IOException">a file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write a file</exception>
    public static void Write(Layer network, Shape input, string path, OnnxSettings? settings = null)
    {
        var graph = new OnnxGraph(settings ?? OnnxSettings.For(network));
        graph.Network(network, graph.Input(InputName, InputType(network), input), input);
        graph.Write(path);
    }

    /// <summary>
    /// Writes a model, which the file's metadata describe. Besides the network's output, a
    /// classifier has the probabilities that <see cref="Model.Predict"/> gives as a second one.
    /// </summary>
    /// <inheritdoc cref="Write(Layer, Shape, string, OnnxSettings?)"/>
    /// <param name="model">the model</param>
    /// <param name="path">the file</param>
    /// <param name="settings">the operator set and the batch; by default those of <see cref="OnnxSettings.For"/>, and one sample</param>
    public static void Write(Model model, string path, OnnxSettings? settings = null) => Graph(model, settings ?? OnnxSettings.For(model.Network)).Write(path, model.ToSafetensors().Metadata);

    internal static OnnxGraph Graph(Model model, OnnxSettings settings)
    {
        var graph = new OnnxGraph(settings);
        graph.Model(model, graph.Input(InputName, InputType(model.Network), model.Input));
        return graph;
    }

    // Whole numbers are of the type that the nodes of an imported graph take.
    private static ElementType InputType(Layer network) =>
        network.InputType.IsFloatingPoint() ? ElementType.Float
        : network.Children is [ImportedGraph graph, ..] ? graph.Source.Input.Type
        : ElementType.Int64;
}
