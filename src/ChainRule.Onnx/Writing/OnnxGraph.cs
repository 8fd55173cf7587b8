using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;
using Google.Protobuf;

namespace ChainRule.Onnx.Writing;

/// <summary>A graph that is being built: its inputs, constants, nodes and outputs, in order.</summary>
/// <param name="settings">the operator set, and whether the batch has any size</param>
public sealed class OnnxGraph(OnnxSettings settings)
{
    /// <summary>The name of the dimension that has any size.</summary>
    public const string BatchName = "batch";

    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _constants = [];

    /// <summary>The version of the operator set that nodes belong to.</summary>
    public int Opset => settings.Opset;

    internal GraphProto Graph { get; } = new() { Name = "chainrule" };

    /// <summary>Adds an input of the graph, and returns its name.</summary>
    /// <param name="name">the input's name; a number is added to one that there is already, here as below</param>
    /// <param name="type">what its elements are</param>
    /// <param name="sample">the shape of one sample, without the batch</param>
    public string Input(string name, ElementType type, Shape sample)
    {
        var unique = Unique(name);
        Graph.Input.Add(Describe(unique, type, sample));
        return unique;
    }

    /// <summary>Makes a value an output of the graph under a name of its own, which it returns.</summary>
    /// <inheritdoc cref="Input"/>
    /// <param name="value">the value's name so far</param>
    /// <param name="name">the output's name</param>
    /// <param name="type">what its elements are</param>
    /// <param name="sample">the shape of one sample, without the batch</param>
    public string Output(string value, string name, ElementType type, Shape sample)
    {
        var unique = Unique(name);
        // The value's last use is the output: the node that makes it gives it that name. An input, or what already is an output, is passed on by a node.
        if (Graph.Node.LastOrDefault() is { } last && last.Output[0] == value && Graph.Output.All(output => output.Name != value))
            last.Output[0] = unique;
        else
            Graph.Node.Add(new NodeProto { OpType = "Identity", Name = unique, Input = { value }, Output = { unique } });
        Graph.Output.Add(Describe(unique, type, sample));
        return unique;
    }

    /// <summary>Adds numbers that are the same for every input, unless they are there already, and returns their name.</summary>
    /// <param name="name">their name</param>
    /// <param name="values">the numbers</param>
    public string Constant(string name, Tensor values)
    {
        if (_constants.Add(name))
            Graph.Initializer.Add(TensorWriter.Write(name, values));
        return name;
    }

    /// <summary>Adds numbers of any type under a name of their own, which it returns.</summary>
    internal string Constant(string name, Value value)
    {
        var unique = Unique(name);
        Graph.Initializer.Add(TensorWriter.Write(unique, value));
        return unique;
    }

    /// <summary>Adds texts that are the same for every input, unless they are there already, and returns their name.</summary>
    /// <param name="name">their name</param>
    /// <param name="texts">the texts, in one dimension</param>
    public string Constant(string name, IReadOnlyList<string> texts)
    {
        if (_constants.Add(name))
            Graph.Initializer.Add(TensorWriter.Write(name, texts));
        return name;
    }

    /// <summary>Adds a node with one output, and returns the output's name, which is the node's.</summary>
    /// <param name="name">the node's name</param>
    /// <param name="type">what it computes: Gemm</param>
    /// <param name="inputs">the names of its inputs</param>
    /// <param name="settings">the node's settings, those that are not given being ONNX's own</param>
    public string Node(string name, string type, IReadOnlyList<string> inputs, params IReadOnlyList<(string Name, NodeSetting Value)> settings)
    {
        var unique = Unique(name);
        Graph.Node.Add(new NodeProto
        {
            OpType = type,
            Name = unique,
            Input = { inputs },
            Output = { unique },
            Attribute = { settings.Select(setting => setting.Value.Named(setting.Name)) },
        });
        return unique;
    }

    /// <summary>Adds a node of another graph.</summary>
    /// <param name="node">the node</param>
    /// <param name="prefix">with what its names begin here</param>
    /// <param name="names">what names of the other graph are called here; those of the outputs are added</param>
    internal void Copy(NodeProto node, string prefix, Dictionary<string, string> names)
    {
        foreach (var output in node.Output.Where(output => output.Length > 0))
            names[output] = Unique(prefix + output);
        Graph.Node.Add(new NodeProto
        {
            OpType = node.OpType,
            Name = prefix + node.Name,
            Input = { node.Input.Select(input => names[input]) },
            Output = { node.Output.Select(output => names[output]) },
            Attribute = { node.Attribute },
        });
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">the file; weights of more than 2 GiB are written beside it</param>
    /// <param name="metadata">what else the file says of itself</param>
    /// <exception cref="IOException">a file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write a file</exception>
    public void Write(string path, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var model = new ModelProto
        {
            IrVersion = settings.IrVersion,
            ProducerName = "chainrule",
            ProducerVersion = typeof(Layer).Assembly.GetName().Version!.ToString(3),
            Graph = ExternalData.MoveOut(Graph, path, settings.MostBytesInside),
            OpsetImport = { new OperatorSetIdProto { Version = settings.Opset } },
            MetadataProps = { (metadata ?? new Dictionary<string, string>()).Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }) },
        };
        WholeFile.Write(path, stream => model.WriteTo(stream));
    }

    private string Unique(string name) => UniqueName.Of(name, _names.Add);

    private ValueInfoProto Describe(string name, ElementType type, Shape sample)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(settings.DynamicBatch ? new DimensionProto { DimParam = BatchName } : new DimensionProto { DimValue = 1 });
        shape.Dim.AddRange(sample.Select(size => new DimensionProto { DimValue = size }));
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)type, Shape = shape } } };
    }
}
