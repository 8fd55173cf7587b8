using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers.Own;

/// <summary>Two inputs of one shape, the second as the gate of the first: y = x·σ(s·g), with a trained s of each feature.</summary>
internal sealed class Gate : Layer
{
    private readonly Parameter _weight;

    public Gate(int features) => _weight = AddParameter("weight", [features], ChainRule.Initializers.Constant.Ones);

    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) =>
        inputs is [var x, var g] && x == g && x.Type.IsFloatingPoint() && x.Shape.Rank > 0 && x.Shape[-1] == _weight.Shape[0]
            ? x
            : throw Refuse(inputs, $"two inputs of one shape whose last size is {_weight.Shape[0]}");

    public override string ToString() => $"Gate({_weight.Shape[0]})";

    protected override Variable Compute(ReadOnlySpan<Variable> inputs) =>
        inputs[0] * (_weight.On(inputs[0].Tape) * inputs[1]).Map(new ChainRule.Functions.Sigmoid());
}
