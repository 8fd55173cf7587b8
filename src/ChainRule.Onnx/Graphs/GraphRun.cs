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
/// <param name="tape">where all else is computed; its budget bounds what is known too</param>
internal sealed class GraphRun(GraphContext context, Tape tape)
{
    private readonly Dictionary<string, Value> _values = [];
    private readonly HeldTensors _held = new(tape.Budget);

    /// <summary>How the user gets a larger budget.</summary>
    public string? HowToHaveMore { get; init; }

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
        var call = new Call(context, node, isKnown ? new Tape { Budget = tape.Budget } : tape, inputs);
        try
        {
            var taken = tape.Budget?.Taken ?? 0;
            var outputs = implementation.Compute(call);
            if (isKnown)
                tape.Budget?.ReturnTo(taken);
            for (var i = 0; i < outputs.Count; i++)
            {
                if (call.Wants(i))
                    this[node.Output[i]] = isKnown ? Held(outputs[i], call.Tape) : outputs[i];
            }
        }
        catch (InsufficientMemoryException fault)
        {
            throw call.Refuse(fault.Message, HowToHaveMore, fault);
        }
        catch (Exception fault) when (fault is ShapeException or ArgumentException or DivideByZeroException)
        {
            throw call.Refuse(fault.Message.TrimEnd('.'));
        }
        catch (OverflowException)
        {
            throw call.Refuse("a size that it computes is larger than a tensor can be");
        }
        catch (OutOfMemoryException)
        {
            throw call.Refuse("what it computes takes more memory than there is");
        }
    }

    /// <summary>Runs nodes that depend on known values alone, and forgets each value after its last use.</summary>
    /// <param name="nodes">each after those whose outputs it takes</param>
    /// <param name="wanted">the values that are kept</param>
    public void RunKnown(IReadOnlyList<NodeProto> nodes, IReadOnlyCollection<string> wanted)
    {
        var lastUse = new Dictionary<string, NodeProto>();
        foreach (var node in nodes)
        {
            foreach (var name in node.Output.Concat(node.Input))
                lastUse[name] = node;
        }

        foreach (var node in nodes)
        {
            Run(node);
            foreach (var name in node.Output.Concat(node.Input).Distinct().Where(name => ReferenceEquals(lastUse[name], node) && !wanted.Contains(name)))
            {
                if (_values.Remove(name, out var value))
                    _held.LetGo(value.Known!);
            }
        }
    }

    // Of all that was computed on the way to it, this alone is held.
    private Value Held(Value output, Tape computed)
    {
        var known = output.Known ?? output.On(computed).Value;
        _held.Hold(known);
        return output.Known is null ? new(output.Type, known) : output;
    }
}
