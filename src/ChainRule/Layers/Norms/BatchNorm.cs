using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// Each feature of (batch, features, …) shifted and scaled to mean 0 and variance 1, then by a trained weight and bias: in training by
/// the batch's mean and variance, in use, and where it is frozen, by their running averages (Ioffe and Szegedy 2015).
/// </summary>
public abstract class BatchNorm : UnaryLayer
{
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly Parameter _runningMean;
    private readonly Parameter _runningVariance;

    /// <summary>A layer for this many features.</summary>
    /// <param name="features">the size of the input's first dimension after the batch</param>
    /// <param name="eps">added to the variance</param>
    /// <param name="momentum">how much of a running average each batch replaces</param>
    /// <param name="affine">whether a trained weight and bias follow</param>
    private protected BatchNorm(int features, double eps, double momentum, bool affine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        (Features, Eps, Momentum) = (features, Setting.NotNegative(eps), Setting.Fraction(momentum));
        if (affine)
        {
            _weight = AddParameter("weight", [features], Constant.Ones, NormalizationLetters.Scale);
            _bias = AddParameter("bias", [features], Constant.Zeros, NormalizationLetters.Shift);
        }

        _runningMean = AddBuffer("running_mean", [features], Constant.Zeros, NormalizationLetters.RunningMean);
        _runningVariance = AddBuffer("running_var", [features], Constant.Ones, NormalizationLetters.RunningVariance);
    }

    /// <summary>The size of the input's first dimension after the batch.</summary>
    public int Features { get; }

    /// <summary>Added to the variance.</summary>
    public double Eps { get; }

    /// <summary>How much of a running average each batch replaces.</summary>
    public double Momentum { get; }

    /// <summary>Whether a trained weight and bias follow.</summary>
    public bool Affine => _weight is not null;

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name}({Features})";

    /// <inheritdoc/>
    protected override Letter Letter => NormalizationLetters.Output;

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        // One value a feature, stretched over whatever follows the features.
        Shape along = [Features, .. Enumerable.Repeat(1, x.Shape.Rank - 2)];
        var (mean, variance) = x.Tape.IsTraining && !_runningMean.IsFrozen
            ? BatchStatistics(x)
            : (_runningMean.On(x.Tape).Reshape(along), _runningVariance.On(x.Tape).Reshape(along));
        var normalized = (x - mean) / Variable.Sqrt(variance + Eps);
        if (_weight is null)
            return normalized;
        normalized.Name = new LetterSymbol(NormalizationLetters.Standardized, Path);
        return _weight.On(x.Tape).Reshape(along) * normalized + _bias!.On(x.Tape).Reshape(along);
    }

    // Over the batch and whatever follows the features.
    private (Variable Mean, Variable Variance) BatchStatistics(Variable x)
    {
        var n = x.Shape.Count / Features;
        if (n < 2)
            throw new ShapeException($"{Label} needs at least 2 values of each feature in a training batch to have a variance, not {n}.");
        int[] axes = [0, .. Enumerable.Range(2, x.Shape.Rank - 2)];
        var mean = x.Mean(axes, keepDimensions: true);
        (mean.Name, mean.Note) = (new LetterSymbol(NormalizationLetters.Mean, Path), NormalizationPaths.Note);
        var variance = (x - mean).Map(new Functions.Square()).Mean(axes, keepDimensions: true);
        variance.Name = new LetterSymbol(NormalizationLetters.Variance, Path);
        Average(_runningMean, mean.Reshape([Features]));
        Average(_runningVariance, variance.Reshape([Features]) * ((double)n / (n - 1)));
        return (mean, variance);
    }

    private void Average(Parameter running, Variable batch)
    {
        var old = running.On(batch.Tape);
        batch.Tape.Append(new Assign(), old, old * (1 - Momentum) + batch * Momentum);
    }
}
