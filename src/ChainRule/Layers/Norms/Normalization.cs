using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Features shifted and scaled to mean 0 and variance 1, then by a trained weight and bias.</summary>
public abstract class Normalization : UnaryLayer
{
    private static readonly Text ThreePaths = new(
        "An input reaches the loss by three paths: through x̂ directly, through the mean μ and through the variance σ². Its gradient is the sum of the three.",
        "输入沿三条路径影响损失：直接经过 x̂，经过均值 μ，以及经过方差 σ²；它的梯度是三者之和。");

    private readonly Parameter? _weight;
    private readonly Parameter? _bias;

    private protected Normalization(int features, double eps, bool affine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        (Features, Eps) = (features, Setting.NotNegative(eps));
        if (!affine)
            return;
        _weight = AddParameter("weight", [features], Constant.Ones, NormalizationLetters.Scale);
        _bias = AddParameter("bias", [features], Constant.Zeros, NormalizationLetters.Shift);
    }

    /// <summary>The size of the input's dimension of features.</summary>
    public int Features { get; }

    /// <summary>ε: added to the variance.</summary>
    public double Eps { get; }

    /// <summary>Whether a trained weight and bias follow.</summary>
    public bool Affine => _weight is not null;

    public override string ToString() => $"{GetType().Name}({Features})";

    protected override Letter Letter => NormalizationLetters.Output;

    // Over the axes, which stay with size 1.
    private protected (Variable Mean, Variable Centred, Variable Variance) Statistics(Variable x, int[] axes)
    {
        var mean = x.Mean(axes, keepDimensions: true);
        (mean.Name, mean.Note) = (new LetterSymbol(NormalizationLetters.Mean, Path), ThreePaths);
        var centred = x - mean;
        var variance = centred.Map(new Functions.Square()).Mean(axes, keepDimensions: true);
        variance.Name = new LetterSymbol(NormalizationLetters.Variance, Path);
        return (mean, centred, variance);
    }

    // weight · centred / √(variance + ε) + bias, with weight and bias in the shape that broadcasts to centred
    private protected Variable Scaled(Variable centred, Variable variance, Shape parameters)
    {
        var normalized = centred / Variable.Sqrt(variance + Eps);
        if (_weight is null)
            return normalized;
        normalized.Name = new LetterSymbol(NormalizationLetters.Standardized, Path);
        return _weight.On(centred.Tape).Reshape(parameters) * normalized + _bias!.On(centred.Tape).Reshape(parameters);
    }
}
