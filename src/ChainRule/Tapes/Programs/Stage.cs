using System.Numerics;
using ChainRule.Devices;
using ChainRule.Kernels.Elements;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// Nodes that a recorded program runs as one: a single node, or several that compute element by element over one shape. The first may hand its
/// elements over to the others piece by piece; if only they read its output, it writes to where the last node's output will be.
/// </summary>
/// <param name="nodes">in the order in which they run</param>
/// <param name="internal">what nothing else reads: such values need no memory of their own</param>
internal sealed class Stage(IReadOnlyList<Node> nodes, IEnumerable<Variable> @internal)
{
    private readonly HashSet<Variable> _internal = [.. @internal];

    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>What the stage reads but does not compute.</summary>
    public IEnumerable<Variable> Inputs => Nodes.SelectMany(node => node.Inputs).Except(Nodes.Select(node => node.Output));

    /// <summary>What is written to memory.</summary>
    public IEnumerable<Variable> Outputs => Nodes.Select(node => node.Output).Where(output => !_internal.Contains(output));

    /// <summary>Whether there is anything to run: a mere view of memory needs no work.</summary>
    public bool HasWork => Nodes is not [{ Operation: { SharesMemory: true, Effect: Effect.None } }];

    /// <summary>The shape over which a node computes element by element; null where it does not, or where there are no elements.</summary>
    public static Shape? Extent(Node node)
    {
        var (input, output) = (node.Inputs.Count > 0 ? node.Inputs[0].Shape : Shape.Scalar, node.Output.Shape);
        if (input.Count == 0 || output.Count == 0)
            return null;
        // A sum may have as many elements, and fewer dimensions.
        var extent = input.Count > output.Count || input.Rank > output.Rank ? input : output;
        return node.Operation.ElementKernel<float>(extent) is null ? null : extent;
    }

    /// <summary>Prepares the stage to run on the memory that its values now have.</summary>
    public Action Bind(Device device)
    {
        if (Nodes is [var node])
            return device.Bind(node.Operation, [.. node.Inputs.Select(input => input.Storage!)], node.Output.Storage!);
        return Nodes[0].Output.Type == DType.Float32 ? Bind<float>(device) : Bind<double>(device);
    }

    private Action Bind<T>(Device device)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = Extent(Nodes[^1])!.Value;
        var values = new Dictionary<Variable, ElementValue>();
        if (Nodes[0] is not { Operation: IPiecewise operation } first)
            return device.Bind(shape, [.. Nodes.Select(NewStep)]);
        var written = first.Output.Storage ?? Nodes[^1].Output.Storage!;
        values[first.Output] = new(shape, written);
        return device.Bind<T>(operation, [.. first.Inputs.Select(input => input.Storage!)], written, [.. Nodes.Skip(1).Select(NewStep)]);

        ElementStep<T> NewStep(Node node) => new(node.Operation.ElementKernel<T>(shape)!, [.. node.Inputs.Select(Value)], Value(node.Output));

        ElementValue Value(Variable variable)
        {
            if (!values.TryGetValue(variable, out var value))
                values[variable] = value = new(variable.Shape, variable.Storage);
            return value;
        }
    }
}
