using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>The samples of a network file.</summary>
/// <param name="Input">(batch, …)</param>
/// <param name="Target">(batch) class indexes as Int64, or numbers in the output's shape</param>
public sealed record NetworkBatch(Tensor Input, Tensor Target)
{
    /// <summary>(batch) how much each sample counts in the loss; null if all count the same.</summary>
    public Tensor? Weights { get; init; }
}
