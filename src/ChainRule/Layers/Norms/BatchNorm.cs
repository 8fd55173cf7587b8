using ChainRule.Initializers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// Each feature of (batch, features, …) shifted and scaled to mean 0 and variance 1, then by a trained weight and bias: in training with
/// the mean and variance of the batch; in use, and where the layer is frozen, with their running averages (Ioffe and Szegedy 2015).
/// </summary>
public abstract class BatchNorm : Normalization
{
    private readonly Parameter _runningMean;
    private readonly Parameter _runningVariance;

    private protected BatchNorm(int features, double eps, double momentum, bool affine)
        : base(features, eps, affine)
    {
        Momentum = Setting.Fraction(momentum);
        _runningMean = AddBuffer("running_mean", [features], Constant.Zeros, NormalizationLetters.RunningMean);
        _runningVariance = AddBuffer("running_var", [features], Constant.Ones, NormalizationLetters.RunningVariance);
    }

    /// <summary>The share of each running average that a batch replaces.</summary>
    public double Momentum { get; }

    protected override Variable Compute(Variable x)
    {
        // One value for each feature, broadcast over whatever follows the features.
        Shape along = [Features, .. Enumerable.Repeat(1, x.Shape.Rank - 2)];
        var (mean, variance) = x.Tape.IsTraining && !_runningMean.IsFrozen && !_runningVariance.IsFrozen
            ? BatchStatistics(x)
            : (_runningMean.On(x.Tape).Reshape(along), _runningVariance.On(x.Tape).Reshape(along));
        return Scaled(x - mean, variance, along);
    }

    // Over the batch and whatever follows the features.
    private (Variable Mean, Variable Variance) BatchStatistics(Variable x)
    {
        var n = x.Shape.Count / Features;
        if (n < 2)
            throw new ShapeException($"{Label} needs at least 2 values of each feature in a training batch to have a variance, not {n}.");
        var (mean, _, variance) = Statistics(x, [0, .. Enumerable.Range(2, x.Shape.Rank - 2)]);
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
