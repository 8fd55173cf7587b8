using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Weighted sums: z = x·Wᵀ + b over the last dimension, with weight (out, in) and bias (out), or (1) when shared.</summary>
/// <remarks>By default drawn as in PyTorch: weight and bias uniform within ±1/√in.</remarks>
public sealed class Linear : UnaryLayer
{
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    /// <summary>A layer of <paramref name="outFeatures"/> units that read <paramref name="inFeatures"/> numbers each.</summary>
    /// <param name="inFeatures">the size of the input's last dimension</param>
    /// <param name="outFeatures">the size of the output's last dimension</param>
    /// <param name="bias">what is added to the weighted sums</param>
    /// <param name="weightInitializer">how weights are drawn; Kaiming's uniform with slope √5 by default</param>
    /// <param name="biasInitializer">how biases are drawn; uniform within ±1/√in by default</param>
    public Linear([FromInput(-1)] int inFeatures, int outFeatures, LinearBias bias = LinearBias.PerUnit, Initializer? weightInitializer = null, Initializer? biasInitializer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inFeatures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outFeatures, 1);
        (InFeatures, OutFeatures, Bias) = (inFeatures, outFeatures, bias);
        _weight = AddParameter("weight", [outFeatures, inFeatures], weightInitializer ?? new KaimingUniform(Math.Sqrt(5)));
        if (bias == LinearBias.None)
            return;
        var bound = 1 / Math.Sqrt(inFeatures);
        _bias = AddParameter("bias", [bias == LinearBias.Shared ? 1 : outFeatures], biasInitializer ?? new Uniform(-bound, bound));
    }

    /// <summary>The size of the input's last dimension.</summary>
    public int InFeatures { get; }

    /// <summary>The size of the output's last dimension.</summary>
    public int OutFeatures { get; }

    /// <summary>What is added to the weighted sums.</summary>
    public LinearBias Bias { get; }

    public override Shape OutputShape(Shape input) =>
        input.Rank > 0 && input[-1] == InFeatures
            ? input.WithLast(OutFeatures)
            : throw Refuse(input, $"inputs whose last size is {InFeatures}");

    public override string ToString() => Bias switch
    {
        LinearBias.PerUnit => $"Linear({InFeatures}, {OutFeatures})",
        LinearBias.Shared => $"Linear({InFeatures}, {OutFeatures}, shared bias)",
        _ => $"Linear({InFeatures}, {OutFeatures}, no bias)",
    };

    protected override Letter Letter => Letter.WeightedSum;

    protected override Variable Compute(Variable x)
    {
        var rows = x.Reshape([x.Shape.Count / InFeatures, InFeatures]);
        var z = rows.MatMul(_weight.On(x.Tape), transposeB: true);
        if (_bias is not null)
            z += _bias.On(x.Tape);
        return z.Reshape(x.Shape.WithLast(OutFeatures));
    }
}
