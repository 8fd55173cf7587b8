namespace ChainRule.Algebra;

/// <summary>What single numbers can do besides: formulas that are computed once a step, such as a learning rate's, are written over these.</summary>
public interface IScalarAlgebra<TSelf> : IAlgebra<TSelf>
    where TSelf : IScalarAlgebra<TSelf>
{
    /// <summary>x to the power of <paramref name="exponent"/>.</summary>
    static abstract TSelf Power(TSelf x, TSelf exponent);

    /// <summary>⌊x⌋: the largest whole number that is not above x.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>cos x</summary>
    static abstract TSelf Cos(TSelf x);
}
