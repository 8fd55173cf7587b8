using ChainRule.Data;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing;

/// <summary>A graph of one input and one output that becomes a layer.</summary>
/// <param name="Context">the file, and the version of its operators</param>
/// <param name="Input">what is given: (batch, …)</param>
/// <param name="Output">the name of the result</param>
/// <param name="Nodes">each after those whose outputs it takes</param>
/// <param name="Constants">the tensors that the file holds</param>
internal sealed record GraphSource(GraphContext Context, DeclaredValue Input, string Output, IReadOnlyList<NodeProto> Nodes, IReadOnlyDictionary<string, Value> Constants)
{
    // A small file must not take much: what follows from constants is computed before anybody asked for a result.
    private const long Allowance = 32L << 20;

    /// <summary>The shape of what is given: (batch, …), where an open batch is 1.</summary>
    public Shape Given { get; } = ShapeOf(Input, Context.File);

    /// <summary>The graph with nothing that its output does not need.</summary>
    public GraphSource WithoutUnused()
    {
        var needed = new HashSet<string> { Output };
        var nodes = new List<NodeProto>();
        foreach (var node in Nodes.Reverse().Where(node => node.Output.Any(needed.Contains)))
        {
            nodes.Add(node);
            needed.UnionWith(node.Input);
        }

        nodes.Reverse();
        return this with { Nodes = nodes, Constants = Constants.Where(constant => needed.Contains(constant.Key)).ToDictionary() };
    }

    /// <summary>The beginning of a run that only records: what is known are the file's tensors, and what follows from them may take twice as much.</summary>
    /// <param name="given">(batch, …)</param>
    public GraphRun Record(Shape given)
    {
        var tape = Tape.Recording(budget: new(Allowance + 2 * Constants.Values.Sum(constant => (long)constant.Known!.TensorType.Size)));
        var run = new GraphRun(Context, tape)
        {
            HowToHaveMore = "chainrule run takes it",
            [Input.Name] = new(Input.Type, tape.Input(new TensorType(given, Input.Type.Held()))),
        };
        foreach (var (name, value) in Constants)
            run[name] = value;
        return run;
    }

    private static Shape ShapeOf(DeclaredValue input, string file)
    {
        if (input.Sizes is not { Count: > 0 } sizes || sizes.Skip(1).Any(size => size.Number is not > 0))
            throw new InputException(file, $"input {input.Name}", $"it is declared as {input}, so the shape of a sample is not known", "give it with --input-shape");
        try
        {
            return [.. sizes.Select(size => checked((int)(size.Number ?? 1)))];
        }
        catch (Exception fault) when (fault is OverflowException or ShapeException)
        {
            throw new InputException(file, $"input {input.Name}", $"it is declared as {input}, which is larger than a tensor can be", cause: fault);
        }
    }
}
