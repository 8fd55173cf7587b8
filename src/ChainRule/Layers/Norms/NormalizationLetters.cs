using ChainRule.Expressions;

namespace ChainRule.Layers;

/// <summary>The letters of normalisations.</summary>
internal static class NormalizationLetters
{
    public static readonly Letter Output = new("y", Role.Normalized, new("output of a normalisation", "归一化层的输出"));

    public static readonly Letter Mean = new("μ", Role.Statistic, new("mean", "均值"));

    public static readonly Letter Variance = new("σ²", Role.Statistic, new("variance", "方差"));

    public static readonly Letter Standardized = new("x̂", Role.Standardized, new("shifted and scaled to mean 0 and variance 1", "标准化后的值（均值 0，方差 1）"));

    public static readonly Letter Scale = new("γ", Role.Scale, new("trained scale", "可学习的缩放"));

    public static readonly Letter Shift = new("β", Role.Shift, new("trained shift", "可学习的平移"));

    public static readonly Letter RunningMean = new("μ̄", Role.RunningStatistic, new("running mean", "滑动均值"));

    public static readonly Letter RunningVariance = new("σ̄²", Role.RunningStatistic, new("running variance", "滑动方差"));
}
