using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Importing;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;

namespace ChainRule.Onnx;

/// <summary>A model that another program wrote, as one of ChainRule: it is explained, evaluated and trained further like any other.</summary>
public sealed class OnnxImport
{
    private OnnxImport(Model model, IReadOnlyList<string> notes) => (Model, Notes) = (model, notes);

    /// <summary>The model, whose parameters are the file's.</summary>
    public Model Model { get; }

    /// <summary>What was concluded from the file, each in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Makes imported graphs known, so that models that hold them can be opened.</summary>
    public static void Register() => PartCatalog.Layers.Register<ImportedGraph>("onnx_graph", layer => GraphText.NumbersIn((string)layer["graph"]!));

    /// <summary>Reads a model of one input and one output.</summary>
    /// <param name="path">the ONNX file</param>
    /// <param name="loss">what training is to make small, in short form: <c>cross_entropy</c>; null for what the graph's end suggests</param>
    /// <param name="sample">the shape of one sample; needed where the file leaves sizes open</param>
    /// <param name="prepared">how a model with its preparation is written as a graph, so that such a file comes back</param>
    /// <exception cref="InputException">the file cannot be read, or its graph is not such a model</exception>
    public static OnnxImport Read(string path, string? loss = null, Shape? sample = null, Func<Model, OnnxSettings, OnnxGraph>? prepared = null)
    {
        Register();
        var file = OnnxFile.Read(path);
        if (loss is null && OwnModel.Read(file, prepared) is { } own)
            return new(own, ["ChainRule wrote the file: the model comes back as it was"]);
        if (file.Inputs is not [var input] || file.Outputs.Count != 1)
            throw new InputException(path, null, FormattableString.Invariant($"it has {file.Inputs.Count} inputs and {file.Outputs.Count} outputs"), "import takes models with one of each; chainrule run takes any");
        if (input.Type is ElementType.Text or ElementType.Bool)
            throw new InputException(path, $"input {input.Name}", $"it is declared as {input}, but a model's samples are numbers", "chainrule run takes any");
        var source = GraphText.Of(file, Sized(input, sample, path));
        var notes = new List<string>();
        if (loss is null)
            (source, loss) = Concluded(source, notes);
        var graph = new ImportedGraph(StaticShapes.Fold(source));
        notes.Add($"layers recognised: {(graph.Children.Count == 0 ? "none" : string.Join(", ", graph.Children.CountBy(layer => layer.GetType().Name).Select(kind => FormattableString.Invariant($"{kind.Value} {kind.Key}"))))}");
        notes.AddRange(graph.Children.OfType<Attention>().Select(attention => $"attention recognised: {attention.Path} {attention}"));
        if (graph.Nodes.ToArray() is { Length: > 0 } nodes)
            notes.Add($"nodes kept: {string.Join(", ", nodes.Select(kind => FormattableString.Invariant($"{kind.Value} {kind.Key}")))}");
        Layer[] layers = graph.Chain() ?? [graph];
        if (layers is not [ImportedGraph])
            notes.Add($"the graph is a chain of layers: {string.Join(", ", layers.Index().Where(layer => layer.Item.State.Count > 0).Select(layer => layer.Item.Name ?? FormattableString.Invariant($"{layer.Index}")))}");
        return new(Of(path, new Sequential(layers), loss, source.Given.WithoutFirst()), notes);
    }

    private static Model Of(string path, Sequential network, string loss, Shape sample)
    {
        var specification = NetworkSpecification.Of(Path.GetFileNameWithoutExtension(path), sample, network, new MeanSquaredError()) with { Loss = ShortForm.ReadLoss(loss, new(path, "loss")) };
        var model = Model.Of(specification, path);
        foreach (var (from, to) in network.State.Zip(model.Network.State))
            to.Load(from.Tensor);
        return model;
    }

    // The softmax of a classifier belongs to the loss, which is more exact with it.
    private static (GraphSource Source, string Loss) Concluded(GraphSource source, List<string> notes)
    {
        var last = source.Nodes.FirstOrDefault(node => node.Output.Contains(source.Output));
        if (last?.OpType is "Softmax" or "LogSoftmax" or "Sigmoid" && source.Nodes.All(node => ReferenceEquals(node, last) || !node.Input.Contains(source.Output)) && IsOverLast(last, new(source)))
        {
            var loss = last.OpType == "Sigmoid" ? "binary_cross_entropy" : "cross_entropy";
            notes.Add($"the graph ends with {last.OpType}, which is taken as a part of the loss {loss}; --loss says otherwise");
            return (source with { Output = last.Input[0], Nodes = [.. source.Nodes.Where(node => !ReferenceEquals(node, last))] }, loss);
        }

        notes.Add("the loss is not in the file and is taken to be mse; --loss says otherwise");
        return (source, "mse");
    }

    // Of a sigmoid, every number is its own.
    private static bool IsOverLast(NodeProto node, Wiring wiring)
    {
        var axis = wiring.Attributes(node).Int("axis", wiring.Source.Context.Opset < 13 ? 1 : -1);
        return node.OpType == "Sigmoid" || axis == -1 || axis == wiring.Shape(node.Output[0]).Rank - 1;
    }

    private static DeclaredValue Sized(DeclaredValue input, Shape? sample, string path)
    {
        if (sample is not { } given)
            return input;
        DeclaredSize[] sizes = [input.Sizes is [var batch, ..] ? batch : new(null, "batch"), .. given.Select(size => new DeclaredSize(size, ""))];
        return input.Fits(sizes)
            ? input with { Sizes = sizes }
            : throw new InputException(path, $"input {input.Name}", $"it is declared as {input}, which samples of shape {given} do not fit");
    }
}
