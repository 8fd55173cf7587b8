using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>Why a product is zero.</summary>
internal static class ZeroFactor
{
    /// <summary>The first named factor that makes the formula zero; null where it is not, or no single factor does.</summary>
    public static Named? Find(Expression formula) => formula switch
    {
        Negation negation => Find(negation.Operand),
        Product { Value: 0 } product => product.Factors().OfType<Named>().FirstOrDefault(factor => factor.Value == 0),
        _ => null,
    };
}
