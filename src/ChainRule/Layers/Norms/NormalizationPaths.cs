using ChainRule.Expressions;

namespace ChainRule.Layers;

/// <summary>What a derivation says of a layer that normalises.</summary>
internal static class NormalizationPaths
{
    public static readonly Text Note = new(
        "An input reaches the loss by three paths, through x̂ itself, through the mean μ and through the variance σ²: its gradient is the sum of the three.",
        "输入沿三条路径影响损失：直接经过 x̂，经过均值 μ，以及经过方差 σ²；它的梯度是三者之和。");
}
