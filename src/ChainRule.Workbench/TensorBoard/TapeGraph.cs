using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.TensorBoard.Messages;
using Google.Protobuf;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>A tape as the graph that TensorBoard draws: a box for each layer, with what it computes inside; the rest is the loss.</summary>
internal sealed partial class TapeGraph
{
    private const string Loss = "loss";

    // The version of TensorFlow's graphs that PyTorch declares too.
    private const int Producer = 22;

    private readonly Graph _graph = new() { Versions = new() { Producer = Producer } };
    private readonly Dictionary<Variable, string> _names = [];
    private readonly Dictionary<string, int> _used = [];

    // By what nodes call their layer, and by the layers' paths.
    private readonly Dictionary<string, string> _boxes = new() { [""] = Loss };
    private readonly Dictionary<string, string> _places = [];

    private TapeGraph(Layer model) => AddBoxes(model, model.Children.Count == 0 ? TypeOf(model) : "");

    /// <summary>The forward pass and the loss.</summary>
    /// <param name="nodes">the nodes of a tape, from its beginning</param>
    /// <param name="model">whose layers they are</param>
    public static Graph Of(IEnumerable<Node> nodes, Layer model)
    {
        var graph = new TapeGraph(model);
        foreach (var node in nodes)
            graph.Add(node);
        return graph._graph;
    }

    private static string TypeOf(Layer layer) => NameOf(layer.GetType());

    // What is done element by element is named by its function: Add, Relu.
    private static string TypeOf(Operation operation) => NameOf(operation.GetType() is { IsGenericType: true } type ? type.GenericTypeArguments[0] : operation.GetType());

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static string Join(string box, string name) => box.Length == 0 ? name : $"{box}/{name}";

    private void AddBoxes(Layer layer, string box)
    {
        _boxes[layer.Path.Length == 0 ? layer.ToString()! : $"{layer.Path} {layer}"] = _places[layer.Path] = box;
        foreach (var child in layer.Children)
            AddBoxes(child, Join(box, $"{child.Path.Split('.')[^1]}_{TypeOf(child)}"));
    }

    private void Add(Node node)
    {
        var box = _boxes.GetValueOrDefault(node.Scope, "");
        string[] inputs = [.. node.Inputs.Select(input => NameOf(input, box))];
        var operation = TypeOf(node.Operation);
        Add(node.Output, Join(box, operation), operation, inputs).Attributes.Add("settings", new() { Text = ByteString.CopyFromUtf8(node.Operation.ToString()) });
    }

    // A number stands beside what uses it; a parameter, in its layer.
    private string NameOf(Variable input, string box)
    {
        if (_names.TryGetValue(input, out var name))
            return name;
        var (place, operation) = input switch
        {
            { Literal: not null } => (Join(box, "constant"), "Const"),
            { Name: LetterSymbol { Path.Length: > 0 } symbol } => (Join(_places.GetValueOrDefault(symbol.Layer, box), symbol.Path.Split('.')[^1]), "Variable"),
            _ => (input.ToString(), "Placeholder"),
        };
        return Add(input, place, operation, []).Name;
    }

    private GraphNode Add(Variable output, string place, string operation, string[] inputs)
    {
        var node = new GraphNode { Name = Unique(Illegal().Replace(place, "_")), Operation = operation, Inputs = { inputs } };
        var type = output.Type switch
        {
            DType.Float32 => ElementType.Float32,
            DType.Float64 => ElementType.Float64,
            _ => ElementType.Int64,
        };
        node.Attributes.Add("T", new() { Type = type });
        node.Attributes.Add("_output_shapes", new() { List = new() { Shapes = { new Dimensions { Sizes = { output.Shape.Select(size => new Dimension { Size = size }) } } } } });
        _graph.Nodes.Add(node);
        _names.Add(output, node.Name);
        return node;
    }

    private string Unique(string name)
    {
        var times = _used[name] = _used.GetValueOrDefault(name) + 1;
        return times == 1 ? name : Unique(string.Create(CultureInfo.InvariantCulture, $"{name}_{times - 1}"));
    }

    [GeneratedRegex(@"[^A-Za-z0-9._/-]")]
    private static partial Regex Illegal();
}
