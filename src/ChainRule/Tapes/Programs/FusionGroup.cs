using ChainRule.Kernels.Elements;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>Nodes that will be one stage, and what decides whether others can join them.</summary>
internal sealed class FusionGroup
{
    private readonly Shape? _extent;
    private readonly DType _type;

    // Whether the first node hands its elements over to the others.
    private bool _isPiecewise;
    private bool _hasWholeOutputs;

    // Elements in the rows of the loop, and in those that are summed; null where none are.
    private int _rowLength;
    private int? _summedLength;

    public FusionGroup(int index, Node node)
    {
        Spot = new(this);
        Members = [index];
        _isPiecewise = node.Operation is IPiecewise;
        _extent = _isPiecewise ? node.Output.Shape : Stage.Extent(node);
        _type = node.Output.Type;
        _hasWholeOutputs = node.Output.Shape == _extent;
        if (_extent is not { } extent || _isPiecewise)
            return;
        _rowLength = new BroadcastRows(extent, node.Inputs.Append(node.Output).Select(value => value.Shape)).Length;
        if (node.Output.Shape.Count < extent.Count)
            _summedLength = new BroadcastRows(extent, [node.Output.Shape]).Length;
    }

    /// <summary>Where the group stands in the <see cref="FusionOrder"/>, and its number there.</summary>
    public LinkedListNode<FusionGroup> Spot { get; }

    public long Number { get; set; }

    public List<int> Members { get; }

    /// <summary>The nodes of other groups that read the outputs of these.</summary>
    public List<int> Readers { get; } = [];

    /// <summary>Those of them that read a sum.</summary>
    public List<int> SumReaders { get; } = [];

    /// <summary>Adds a reader of the first node's output.</summary>
    public void AddReader(int reader)
    {
        Readers.Add(reader);
        if (_summedLength is not null)
            SumReaders.Add(reader);
    }

    /// <summary>Whether one loop can compute these and then the others: over the same shape, without cutting the rows that are summed.</summary>
    public bool Fits(FusionGroup others)
    {
        if (_extent is null || _extent != others._extent || _type != others._type || others._isPiecewise)
            return false;
        var length = Math.Min(_rowLength, others._rowLength);
        return _isPiecewise ? others._hasWholeOutputs : (_summedLength ?? length) == length && (others._summedLength ?? length) == length;
    }

    /// <summary>Takes in others, which fit and run before these; <paramref name="isInside"/> is whether a node is one of these.</summary>
    public void Join(FusionGroup others, Predicate<int> isInside)
    {
        Members.AddRange(others.Members);
        Readers.AddRange(others.Readers.Where(reader => !isInside(reader)));
        SumReaders.AddRange(others.SumReaders);
        _isPiecewise = others._isPiecewise;
        _hasWholeOutputs &= others._hasWholeOutputs;
        _rowLength = Math.Min(_rowLength, others._rowLength);
        _summedLength ??= others._summedLength;
    }
}
