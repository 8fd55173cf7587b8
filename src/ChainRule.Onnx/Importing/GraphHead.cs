using ChainRule.Layers;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;

namespace ChainRule.Onnx.Importing;

/// <summary>The linear layer at the end of a graph, which only layers without parameters follow.</summary>
internal static class GraphHead
{
    public static PlanStep? Find(GraphPlan plan, string output) => plan.Steps.FirstOrDefault(step => step.Node.Output[0] == output) switch
    {
        { Layer: Linear } head => head,
        { Layer.State.Count: 0, Inputs: [var input] } => Find(plan, input),
        _ => null,
    };

    /// <summary>The graph with another layer of the same name in the place of its head.</summary>
    public static GraphSource Replace(PlanStep head, Linear layer, Wiring wiring)
    {
        var passed = new NodeProto { OpType = "Identity", Input = { head.Inputs }, Output = { head.Node.Output } };
        var rest = (wiring.Source with { Nodes = [.. wiring.Source.Nodes.Select(node => ReferenceEquals(node, head.Node) ? passed : node)] }).WithoutUnused();
        layer.Name = UniqueName.Of(head.Name!.Path, name => !rest.Constants.ContainsKey($"{name}.weight"));
        var graph = new OnnxGraph(new());
        graph.Append(new Sequential(layer), head.Inputs[0], wiring.Shape(head.Inputs[0]).WithoutFirst());
        var nodes = graph.Graph.Node;
        nodes[^1].Output[0] = head.Node.Output[0];
        var type = wiring.Type(head.Node.Output[0]);
        return rest with
        {
            Nodes = [.. rest.Nodes.SelectMany(node => ReferenceEquals(node, passed) ? nodes : Enumerable.Repeat(node, 1))],
            Constants = rest.Constants.Concat(layer.State.Select(parameter => KeyValuePair.Create(parameter.Path, new Value(type, parameter.Tensor.InPrecision(type.Held()))))).ToDictionary(),
        };
    }
}
