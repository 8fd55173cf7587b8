using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing;

/// <summary>A graph that was recorded once: who makes and takes each value, its shape, and what is the same for every input.</summary>
internal sealed class Wiring
{
    private readonly GraphRun _run;
    private readonly Dictionary<string, NodeProto> _makers = [];
    private readonly ILookup<string, NodeProto> _takers;
    private readonly HashSet<string> _constants;
    private readonly Dictionary<string, string> _origins = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly string _output;

    public Wiring(GraphSource source)
    {
        (Source, _output, _run) = (source, source.Output, source.Record(source.Given));
        _constants = [.. source.Constants.Keys];
        foreach (var name in source.Constants.Keys)
            (_origins[name], _names[name]) = (name, name);
        var nodes = new List<NodeProto>();
        foreach (var node in source.Nodes)
        {
            _run.Run(node);
            if (node.Input.All(name => name.Length == 0 || _constants.Contains(name)))
                Fold(node);
            else
                nodes.Add(node);
        }

        Nodes = nodes;
        _takers = nodes.SelectMany(node => node.Input.Distinct().Select(name => (name, node))).ToLookup(pair => pair.name, pair => pair.node);
        foreach (var node in nodes)
        {
            foreach (var output in node.Output)
                _makers[output] = node;
        }
    }

    public GraphSource Source { get; }

    /// <summary>Those that depend on the input or on its shape, in order.</summary>
    public IReadOnlyList<NodeProto> Nodes { get; }

    /// <summary>The node whose first output has this name, if it is of this type.</summary>
    public NodeProto? Maker(string name, string type) =>
        _makers.GetValueOrDefault(name) is { } node && node.OpType == type && node.Output[0] == name ? node : null;

    /// <summary>The node that has this output.</summary>
    public NodeProto? Maker(string name) => _makers.GetValueOrDefault(name);

    /// <summary>The nodes that have this input.</summary>
    public IEnumerable<NodeProto> Takers(string name) => _takers[name];

    /// <summary>A value that is the same for every input.</summary>
    public Value? Constant(string name) => _constants.Contains(name) ? _run[name] : null;

    /// <summary>A single number that is the same for every input.</summary>
    public double? Number(string name) => Constant(name)?.Known is { Count: 1 } number ? number.Value(0) : null;

    public Shape Shape(string name) => _run[name].Shape;

    public ElementType Type(string name) => _run[name].Type;

    public bool IsComputed(string name) => name.Length > 0 && !_constants.Contains(name);

    /// <summary>The initializer that a constant is, or is made of.</summary>
    public string? Origin(string name) => _origins.GetValueOrDefault(name);

    /// <summary>What a constant is called: an exporter that keeps equal tensors once has an Identity with the name of each other.</summary>
    public string? Name(string constant) => _names.GetValueOrDefault(constant);

    public bool IsUsedOnce(string name) => name != _output && _takers[name].Count() == 1;

    /// <summary>Whether nothing but these nodes takes what they make, the last one's output excepted.</summary>
    public bool IsClosed(IReadOnlyCollection<NodeProto> nodes, NodeProto last) =>
        nodes.Where(node => !ReferenceEquals(node, last)).SelectMany(node => node.Output)
            .All(output => output != _output && _takers[output].All(taker => nodes.Any(node => ReferenceEquals(node, taker))));

    public Attributes Attributes(NodeProto node) => new(Source.Context.File, node);

    private void Fold(NodeProto node)
    {
        _constants.UnionWith(node.Output.Where(output => output.Length > 0));
        if (node.Input.Where(_origins.ContainsKey).Where(name => _run[name].Shape.Count > 1 && _run[name].Type.IsFloatingPoint()).ToArray() is [var only])
            (_origins[node.Output[0]], _names[node.Output[0]]) = (_origins[only], node.OpType == "Identity" ? node.Output[0] : _names[only]);
    }
}
