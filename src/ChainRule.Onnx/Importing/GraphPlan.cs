using ChainRule.Layers;
using ChainRule.Onnx.Importing.Patterns;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Importing;

/// <summary>A step of a graph: a layer of the library, or a node that runs as it is.</summary>
/// <param name="Name">what the layer is called; null for a node</param>
/// <param name="Layer">null for a node</param>
/// <param name="Inputs">the names of what it is given</param>
/// <param name="Node">the node that makes the output</param>
internal sealed record PlanStep(LayerName? Name, Layer? Layer, IReadOnlyList<string> Inputs, NodeProto Node);

/// <summary>What a graph is made of, once what was taken apart is recognised.</summary>
internal sealed class GraphPlan
{
    private static readonly Func<NodeProto, Wiring, Recognized?>[] Patterns = [LayerNormPattern.Find, AttentionPattern.Find, AttentionNodePattern.Find, LinearPattern.Find, GeluPattern.Find, NodePattern.Find];

    // What is multiplied or added by these is trained.
    private static readonly HashSet<string> Trained = ["Add", "Sub", "Mul", "Div", "MatMul", "Gemm", "Concat", "Gather", "Conv", "ConvTranspose", "PRelu", "Expand", "LayerNormalization", "InstanceNormalization", "GroupNormalization", "RMSNormalization", "LSTM", "GRU", "RNN"];

    private readonly Dictionary<string, string> _names = [];

    public GraphPlan(Wiring wiring)
    {
        var found = Find(wiring);
        var names = new LayerNames(wiring);
        var claimed = found.Values.SelectMany(one => one.Nodes).ToHashSet(ReferenceEqualityComparer.Instance);
        var layers = found.Values.SelectMany(one => one.Constants).ToHashSet();
        foreach (var node in wiring.Nodes)
        {
            if (found.TryGetValue(node, out var one))
                Steps.Add(new(names.Of(one), one.Layer, one.Inputs, node));
            else if (!claimed.Contains(node))
                Steps.Add(new(null, null, node.Input, node));
        }

        var given = Steps.SelectMany(step => step.Inputs.Select(name => (step.Node, name))).Where(pair => wiring.Constant(pair.name) is not null).ToArray();
        foreach (var (name, value) in given.Select(pair => pair.name).Distinct().Select(name => (name, wiring.Constant(name)!)))
        {
            if (value.Type.IsFloatingPoint() && value.Shape.Count > 1 && wiring.Origin(name) is not null && given.Where(pair => pair.name == name).All(pair => Trained.Contains(pair.Node.OpType)) && !KeyMask.HidesAny(value.Known!))
                Parameters[name] = value;
            else
                Constants[name] = value;
        }

        var taken = Steps.SelectMany(step => step.Layer?.State.Select(parameter => step.Name!.Of(parameter)) ?? []).ToHashSet();
        foreach (var name in Parameters.Keys)
            _names[name] = UniqueName.Of(wiring.Name(name)!, taken.Add);
        TrainedOrigins = [.. layers.Concat(Parameters.Keys).Select(wiring.Origin).Where(origin => origin is not null && !Constants.ContainsKey(origin)).Select(origin => origin!)];
    }

    public List<PlanStep> Steps { get; } = [];

    /// <summary>Numbers that nodes multiply or add: trained like those of layers.</summary>
    public Dictionary<string, Value> Parameters { get; } = [];

    /// <summary>What one of them is called: as in the file, unless a layer has the same tensor.</summary>
    public string NameOf(string parameter) => _names[parameter];

    /// <summary>What nodes need and training leaves as it is.</summary>
    public Dictionary<string, Value> Constants { get; } = [];

    /// <summary>The file's tensors whose values are those of parameters and buffers.</summary>
    public HashSet<string> TrainedOrigins { get; }

    // From the end, so that what is larger claims its nodes first.
    private static Dictionary<NodeProto, Recognized> Find(Wiring wiring)
    {
        var found = new Dictionary<NodeProto, Recognized>(ReferenceEqualityComparer.Instance);
        var claimed = new HashSet<NodeProto>(ReferenceEqualityComparer.Instance);
        foreach (var node in wiring.Nodes.Reverse().Where(node => !claimed.Contains(node)))
        {
            var one = Patterns.Select(find => find(node, wiring)).FirstOrDefault(one => one is not null && !one.Nodes.Any(claimed.Contains) && wiring.IsClosed(one.Nodes, node));
            if (one is null)
                continue;
            found[node] = one;
            claimed.UnionWith(one.Nodes);
        }

        return found;
    }
}
