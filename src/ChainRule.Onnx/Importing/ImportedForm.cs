using ChainRule.Onnx.Layers;

namespace ChainRule.Onnx.Importing;

/// <summary>An imported graph as nodes again: what was recognised in the form of its layers, the rest as it was, all with the weights of now.</summary>
internal static class ImportedForm
{
    public static string Write(ImportedGraph imported, LayerSite site)
    {
        var (graph, source, path) = (site.Graph, imported.Source, imported.Path);
        if (source.Context.Opset != graph.Opset && imported.Plan.Steps.Any(step => step.Layer is null))
            throw new NotSupportedException(FormattableString.Invariant($"Layer {path} {imported} holds nodes of operator set {source.Context.Opset}, which cannot be written in {graph.Opset}; {Remedy(source.Context.Opset)}."));
        var names = new Dictionary<string, string> { [""] = "", [source.Input.Name] = site.X };
        foreach (var (name, value) in imported.Numbers)
            names[name] = graph.Constant($"{path}/{name}", value);
        foreach (var (name, parameter) in imported.NodeParameters)
            names[name] = graph.Constant(parameter.Path, parameter.Tensor.InPrecision(Tensors.DType.Float32));
        foreach (var step in imported.Plan.Steps)
        {
            if (step.Layer is { } layer)
                names[step.Node.Output[0]] = graph.Append(layer, [.. step.Inputs.Select(input => names[input])], imported.Wiring.Shape(step.Inputs[0]).WithoutFirst());
            else
                graph.Copy(step.Node, $"{path}/", names);
        }

        return names[source.Output];
    }

    private static string Remedy(int opset) => opset < OnnxSettings.OldestOpset
        ? FormattableString.Invariant($"write the imported file in {OnnxSettings.OldestOpset} or later, and import it again")
        : FormattableString.Invariant($"write it in {opset} (--opset {opset})");
}
