using ChainRule.Expressions;

namespace ChainRule.Explanations.Derivations;

/// <summary>What an index counts.</summary>
public enum Dimension
{
    /// <summary>samples of the batch</summary>
    Sample,

    /// <summary>filters of a convolution, each of which produces a channel</summary>
    Filter,

    /// <summary>channels of a picture</summary>
    Channel,

    /// <summary>rows of a picture or a filter</summary>
    Row,

    /// <summary>columns of a picture or a filter</summary>
    Column,
}

/// <summary>An element with the meaning of its subscripts.</summary>
/// <param name="Address">0.weight[1,2,0,0], counted from 0</param>
/// <param name="Quantity">w₂,₃,₁,₁</param>
/// <param name="Dimensions">what each subscript counts</param>
public sealed record IndexedElement(string Address, Element Quantity, IReadOnlyList<Dimension> Dimensions);
