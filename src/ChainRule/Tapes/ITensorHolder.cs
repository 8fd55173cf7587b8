using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>Something whose tensor is bound to tapes, and which may later hold another tensor.</summary>
public interface ITensorHolder
{
    /// <summary>The tensor that it holds now.</summary>
    Tensor Tensor { get; }
}
