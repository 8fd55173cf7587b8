using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>What holds a tensor that is bound to tapes, and may come to hold another.</summary>
public interface ITensorHolder
{
    /// <summary>The tensor that it holds.</summary>
    Tensor Tensor { get; }
}
