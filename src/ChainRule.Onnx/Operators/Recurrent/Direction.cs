using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Recurrent;

/// <summary>
/// One direction of a recurrent network: what its gates compute with. All gates lie side by side in weights w (gates·h, inputs), r (gates·h, h)
/// and biases (gates·h).
/// </summary>
internal sealed class Direction
{
    private readonly Call _call;
    private readonly int _index;
    private readonly Variable _r;
    private readonly Variable? _stateBias;
    private readonly Dictionary<int, (Variable Weights, Variable? Bias)> _parts = [];
    private readonly Variable _inputs;
    private readonly Variable? _lengths;
    private readonly IReadOnlyList<Func<Variable, Variable>> _activations;
    private readonly double? _clip;

    public Direction(Call call, int index, bool isReverse, Variable x, IReadOnlyList<Func<Variable, Variable>> activations)
    {
        (_call, _index, IsReverse, _activations) = (call, index, isReverse, activations);
        _clip = call.Attributes.Has("clip") ? call.Attributes.Float("clip", 0) : null;
        _lengths = call.Optional(4)?.CastTo(x.Type == DType.Float64 ? ElementType.Double : ElementType.Float).Reshape([x.Shape[1], 1]);
        _r = Part(2)!;
        Units = _r.Shape[1];
        var (biases, half) = (Part(3), _r.Shape[0]);
        _stateBias = biases?.Slice(0, half, half);
        var products = x.MatMul(Part(1)!, transposeB: true);
        _inputs = biases is null ? products : products + biases.Slice(0, 0, half);
    }

    public bool IsReverse { get; }

    /// <summary>h: how many numbers a state has.</summary>
    public int Units { get; }

    /// <summary>This direction's part of an input; null if the input is left out.</summary>
    public Variable? Part(int input)
    {
        if (_call.Optional(input) is not { } all)
            return null;
        return all.Slice(0, _index, 1).Reshape(all.Shape.WithoutFirst());
    }

    /// <summary>x·Wᵀ + b of a step, for all gates: (batch, gates·h).</summary>
    public Variable Input(int step) => _inputs.Slice(0, step, 1).Reshape(_inputs.Shape.WithoutFirst());

    /// <summary>h·Rᵀ + b for all gates, or for those from one on.</summary>
    public Variable State(Variable h, int firstGate = 0, int? gates = null)
    {
        var (start, count) = (firstGate * Units, gates * Units ?? _r.Shape[0] - firstGate * Units);
        if (!_parts.TryGetValue(start, out var part))
            _parts[start] = part = (_r.Slice(0, start, count), _stateBias?.Slice(0, start, count));
        var product = h.MatMul(part.Weights, transposeB: true);
        return part.Bias is null ? product : product + part.Bias;
    }

    /// <summary>One gate of several that lie side by side.</summary>
    public Variable Gate(Variable gates, int gate) => gates.Slice(-1, gate * Units, Units);

    /// <summary>The i-th activation, of what is clipped first if the node says so.</summary>
    public Variable Activate(int i, Variable x) => _activations[i](_clip is { } most ? Variable.Max(Variable.Min(x, most), -most) : x);

    /// <summary>The last activation, of a cell's state, which is not clipped.</summary>
    public Variable ActivateCell(Variable c) => _activations[^1](c);

    /// <summary>The first state (batch, h), from an input or 0.</summary>
    public Variable Initial(int input, int batch)
    {
        if (!_call.Has(input))
            return _call.Tape.Scalar(0, _inputs.Type).BroadcastTo([batch, Units]);
        var all = _call.Attributes.Flag("layout") ? _call[input].Permute(1, 0, 2) : _call[input];
        return all.Slice(0, _index, 1).Reshape([batch, Units]);
    }

    /// <summary>The new state where a sequence reaches this step, else the old one.</summary>
    public Variable Kept(int step, Variable next, Variable before) => _lengths is null ? next : Variable.IfPositive(_lengths - step, next, before);

    /// <summary>The state where a sequence reaches this step, else 0.</summary>
    public Variable Shown(int step, Variable h) => _lengths is null ? h : Variable.IfPositive(_lengths - step, h, 0);
}
