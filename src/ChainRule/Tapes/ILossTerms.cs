using ChainRule.Algebra;

namespace ChainRule.Tapes;

/// <summary>The quantities in a loss's formula, under their names.</summary>
public interface ILossTerms
{
    /// <summary>z</summary>
    Traced Output(int index);

    /// <summary>t; for class indexes, 1 for the right class and 0 for every other</summary>
    Traced Target(int index);

    /// <summary>The right class of a sample, or of one of its positions.</summary>
    int Class(int row);

    /// <summary>Any other element.</summary>
    Traced Read(Variable variable, int index);
}
