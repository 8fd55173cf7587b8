using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// Each sample's last dimension shifted and scaled to mean 0 and variance 1, then by a trained weight and bias
/// (Ba, Kiros and Hinton 2016).
/// </summary>
public sealed class LayerNorm : UnaryLayer
{
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;

    /// <summary>A layer for this many features.</summary>
    /// <param name="features">the size of the input's last dimension</param>
    /// <param name="eps">added to the variance</param>
    /// <param name="affine">whether a trained weight and bias follow</param>
    public LayerNorm([FromInput(-1)] int features, double eps = 1e-5, bool affine = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        (Features, Eps) = (features, Setting.NotNegative(eps));
        if (!affine)
            return;
        _weight = AddParameter("weight", [features], Constant.Ones, NormalizationLetters.Scale);
        _bias = AddParameter("bias", [features], Constant.Zeros, NormalizationLetters.Shift);
    }

    /// <summary>The size of the input's last dimension.</summary>
    public int Features { get; }

    /// <summary>Added to the variance.</summary>
    public double Eps { get; }

    /// <summary>Whether a trained weight and bias follow.</summary>
    public bool Affine => _weight is not null;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) =>
        input.Rank > 0 && input[-1] == Features ? input : throw Refuse(input, $"inputs whose last size is {Features}");

    /// <inheritdoc/>
    public override string ToString() => $"LayerNorm({Features})";

    /// <inheritdoc/>
    protected override Letter Letter => NormalizationLetters.Output;

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        var mean = x.Mean([-1], keepDimensions: true);
        (mean.Name, mean.Note) = (new LetterSymbol(NormalizationLetters.Mean, Path), NormalizationPaths.Note);
        var centred = x - mean;
        var variance = centred.Map(new Functions.Square()).Mean([-1], keepDimensions: true);
        variance.Name = new LetterSymbol(NormalizationLetters.Variance, Path);
        var normalized = centred / Variable.Sqrt(variance + Eps);
        if (_weight is null)
            return normalized;
        normalized.Name = new LetterSymbol(NormalizationLetters.Standardized, Path);
        return _weight.On(x.Tape) * normalized + _bias!.On(x.Tape);
    }
}
