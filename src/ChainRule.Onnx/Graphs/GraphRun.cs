using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Graphs;

/// <summary>
/// A graph that runs on a tape, node by node. What follows from known values alone is computed at once, on a tape of its own, and is known
/// as well: chains that only compute shapes leave nothing behind.
/// </summary>
/// <param name="context">the file, and the version of its operators</param>
/// <param name="tape">where all else is computed</param>
internal sealed class GraphRun(GraphContext context, Tape tape)
{
    private readonly Dictionary<string, Value> _values = [];

    public Value this[string name]
    {
        get => _values.GetValueOrDefault(name) ?? throw new InputException(context.File, null, $"no node computes {name}");
        set => _values[name] = value;
    }

    public void Run(NodeProto node)
    {
        var implementation = OperatorSet.Find(node.OpType) ?? throw NodeFault.Of(context.File, node, "this operator is not supported", "see docs/onnx.md for those that are");
        Value?[] inputs = [.. node.Input.Select(name => name.Length == 0 ? null : this[name])];
        var isKnown = inputs.All(input => input is not { Known: null });
        var outputs = Compute(implementation, new(context, node, isKnown ? new Tape() : tape, inputs));
        for (var i = 0; i < Math.Min(outputs.Count, node.Output.Count); i++)
        {
            if (node.Output[i].Length > 0)
                this[node.Output[i]] = isKnown && outputs[i].Known is null ? new(outputs[i].Type, outputs[i].On(tape).Value) : outputs[i];
        }
    }

    private static IReadOnlyList<Value> Compute(Operator implementation, Call call)
    {
        try
        {
            return implementation.Compute(call);
        }
        catch (Exception fault) when (fault is ShapeException or ArgumentException or ArithmeticException)
        {
            throw call.Refuse(fault.Message.TrimEnd('.'));
        }
        catch (OutOfMemoryException)
        {
            throw call.Refuse("what it computes takes more memory than there is");
        }
    }
}
