using System.Globalization;
using ChainRule.Devices;
using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using static ChainRule.Onnx.Messages.AttributeProto.Types;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace ChainRule.Onnx.Tests.Operators;

/// <summary>A node as the only one of a graph, computed here and by ONNX Runtime.</summary>
internal sealed class OneNode(string type, int opset = 17)
{
    private readonly NodeProto _node = new() { OpType = type, Name = "node" };
    private readonly List<(string Name, ElementType Type, Tensor Values)> _inputs = [];
    private readonly HashSet<string> _constants = [];
    private int _outputs;

    public static string Output(int i) => $"y{i}";

    /// <summary>Adds an input; null leaves an optional one out.</summary>
    public OneNode With(Tensor? values, ElementType? type = null)
    {
        var name = values is null ? "" : $"x{_node.Input.Count}";
        _node.Input.Add(name);
        if (values is not null)
            _inputs.Add((name, type ?? (values.Type == DType.Float32 ? ElementType.Float : values.Type == DType.Float64 ? ElementType.Double : ElementType.Int64), values));
        return this;
    }

    /// <summary>Adds an input that is known before the others are, such as a shape.</summary>
    public OneNode WithConstant(Tensor values, ElementType? type = null)
    {
        With(values, type);
        _constants.Add(_inputs[^1].Name);
        return this;
    }

    public OneNode Setting(string name, params long[] ints)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Ints, Ints = { ints } });
        return this;
    }

    public OneNode Setting(string name, long value)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Int, I = value });
        return this;
    }

    public OneNode Setting(string name, float value)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Float, F = value });
        return this;
    }

    public OneNode Setting(string name, params float[] floats)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Floats, Floats = { floats } });
        return this;
    }

    public OneNode Setting(string name, params string[] texts)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Strings, Strings = { texts.Select(ByteString.CopyFromUtf8) } });
        return this;
    }

    public OneNode Setting(string name, string value)
    {
        _node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) });
        return this;
    }

    /// <summary>Whole numbers and words, as "strides=2,1;auto_pad=VALID".</summary>
    public OneNode Settings(string all)
    {
        foreach (var (name, value) in all.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => (one.Split('=')[0], one.Split('=')[1])))
        {
            if (value.Any(char.IsAsciiLetter))
                Setting(name, value);
            else if (name is "strides" or "pads" or "dilations" or "kernel_shape" or "output_shape" or "output_padding")
                Setting(name, [.. value.Split(',').Select(number => long.Parse(number, CultureInfo.InvariantCulture))]);
            else
                Setting(name, long.Parse(value, CultureInfo.InvariantCulture));
        }

        return this;
    }

    public OneNode Outputs(int count)
    {
        for (; _outputs < count; _outputs++)
            _node.Output.Add(Output(_outputs));
        return this;
    }

    /// <summary>The outputs, with the inputs as constants (as in a graph that is run) or as inputs of a tape (as in training).</summary>
    public Tensor[] Run(bool known = true, Device? device = null)
    {
        var tape = new Tape(device);
        return [.. Compute(tape, known, values => tape.Input(values)).Select(output => output.Value)];
    }

    /// <summary>The outputs of a program that is recorded, and then run with the inputs.</summary>
    public Tensor[] Replay()
    {
        var program = RecordedProgram.Record(tape => Compute(tape, known: false, values => tape.Input(values)));
        program.Run([.. _inputs.Where(input => !_constants.Contains(input.Name)).Select(input => input.Values)]);
        return [.. program.Outputs];
    }

    /// <summary>The outputs on a tape on which the inputs, those that are numbers with a fraction as doubles, are as asked.</summary>
    public Variable[] InDoubles(Tape tape, Func<Tensor, Variable> input) =>
        Compute(tape, known: false, values => input(values.InPrecision(DType.Float64)));

    private Variable[] Compute(Tape tape, bool known, Func<Tensor, Variable> input)
    {
        Outputs(1);
        var run = new GraphRun(new("model.onnx", opset), tape);
        foreach (var (name, elementType, values) in _inputs)
            run[name] = known || _constants.Contains(name) ? new(elementType, values) : new Value(elementType, input(values));
        run.Run(_node);
        return [.. _node.Output.Select(name => run[name].On(tape))];
    }

    /// <summary>What ONNX Runtime computes, as doubles, with the shapes.</summary>
    public (double[] Values, int[] Shape)[] Reference()
    {
        Outputs(1);
        var graph = new GraphProto { Name = "graph", Node = { _node } };
        foreach (var (name, elementType, values) in _inputs)
            graph.Input.Add(new ValueInfoProto { Name = name, Type = TypeOf(elementType, values.Shape) });
        graph.Output.AddRange(_node.Output.Select(name => new ValueInfoProto { Name = name }));
        var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = opset } } };
        using var session = new InferenceSession(model.ToByteArray());
        var given = _inputs.ToDictionary(input => input.Name, input => Native(input.Type, input.Values));
        using var options = new RunOptions();
        using var results = session.Run(options, given, [.. _node.Output]);
        var read = results.Select(Read).ToArray();
        foreach (var value in given.Values)
            value.Dispose();
        return read;
    }

    private static TypeProto TypeOf(ElementType type, Shape shape) => new()
    {
        TensorType = new() { ElemType = (int)type, Shape = new() { Dim = { shape.Select(size => new DimensionProto { DimValue = size }) } } },
    };

    private static OrtValue Native(ElementType type, Tensor values)
    {
        long[] shape = [.. values.Shape.Select(size => (long)size)];
        return type switch
        {
            ElementType.Float => OrtValue.CreateTensorValueFromMemory(values.Span<float>().ToArray(), shape),
            ElementType.Double => OrtValue.CreateTensorValueFromMemory(values.Span<double>().ToArray(), shape),
            ElementType.Bool => OrtValue.CreateTensorValueFromMemory(values.ToDoubles().Select(x => x != 0).ToArray(), shape),
            ElementType.UInt8 => OrtValue.CreateTensorValueFromMemory(values.ToDoubles().Select(x => (byte)x).ToArray(), shape),
            ElementType.Int32 => OrtValue.CreateTensorValueFromMemory(values.ToDoubles().Select(x => (int)x).ToArray(), shape),
            _ => OrtValue.CreateTensorValueFromMemory(values.Span<long>().ToArray(), shape),
        };
    }

    private static (double[] Values, int[] Shape) Read(OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        int[] shape = [.. info.Shape.Select(size => (int)size)];
        double[] values = info.ElementDataType switch
        {
            TensorElementType.Float => [.. value.GetTensorDataAsSpan<float>().ToArray().Select(x => (double)x)],
            TensorElementType.Double => value.GetTensorDataAsSpan<double>().ToArray(),
            TensorElementType.Bool => [.. value.GetTensorDataAsSpan<bool>().ToArray().Select(x => x ? 1.0 : 0)],
            TensorElementType.UInt8 => [.. value.GetTensorDataAsSpan<byte>().ToArray().Select(x => (double)x)],
            TensorElementType.Int32 => [.. value.GetTensorDataAsSpan<int>().ToArray().Select(x => (double)x)],
            _ => [.. value.GetTensorDataAsSpan<long>().ToArray().Select(x => (double)x)],
        };
        return (values, shape);
    }
}
