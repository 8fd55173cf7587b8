using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Files;

/// <summary>A model's file that was read and checked: its nodes in an order in which they can run.</summary>
internal sealed class OnnxFile
{
    private OnnxFile(string path, ModelProto model)
    {
        Proto = model;
        Context = new(path, ModelCheck.Opset(model, path));
        var graph = model.Graph;
        Constants = Named(graph.Initializer, tensor => tensor.Name, "initializer");
        Inputs = [.. Named(graph.Input, input => input.Name, "input").Values.Where(input => !Constants.ContainsKey(input.Name)).Select(input => DeclaredValue.Of(input, path))];
        Outputs = [.. Named(graph.Output, output => output.Name, "output").Keys];
        string[] given = [.. Inputs.Select(input => input.Name), .. Constants.Keys];
        Nodes = NodeOrder.Of(graph.Node, given, path);
        var computed = given.Concat(Nodes.SelectMany(node => node.Output)).ToHashSet();
        if (Outputs.FirstOrDefault(output => !computed.Contains(output)) is { } missing)
            throw new InputException(path, $"output {missing}", "no node computes it");
    }

    public ModelProto Proto { get; }

    public GraphContext Context { get; }

    /// <summary>The tensors that the file holds, by name.</summary>
    public IReadOnlyDictionary<string, TensorProto> Constants { get; }

    /// <summary>What must be given, in order.</summary>
    public IReadOnlyList<DeclaredValue> Inputs { get; }

    /// <summary>The names of the results, in order.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Each after those whose outputs it takes.</summary>
    public IReadOnlyList<NodeProto> Nodes { get; }

    /// <exception cref="InputException">there is no such file, it is not an ONNX model, or it has something that is not read</exception>
    public static OnnxFile Read(string path) => new(path, OnnxBytes.ReadModel(path));

    /// <exception cref="InputException">the bytes are no ONNX model, or it has something that is not read</exception>
    public static OnnxFile Of(string name, byte[] bytes) => new(name, OnnxBytes.ParseModel(name, bytes));

    /// <summary>Reads a tensor that the file holds, and forgets its bytes.</summary>
    public Value Take(TensorProto constant)
    {
        var value = TensorReader.Read(constant, Context.File);
        constant.RawData = Google.Protobuf.ByteString.Empty;
        return value;
    }

    private OrderedDictionary<string, T> Named<T>(IEnumerable<T> all, Func<T, string> name, string kind)
    {
        var named = new OrderedDictionary<string, T>();
        foreach (var one in all)
        {
            if (name(one).Length == 0 || !named.TryAdd(name(one), one))
                throw new InputException(Context.File, $"{kind} {name(one)}", name(one).Length == 0 ? "it has no name" : "another has the same name");
        }

        return named;
    }
}
