using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Why a formula is zero.</summary>
internal static class ZeroFactor
{
    /// <summary>
    /// The named factor that makes a product zero, a local derivative rather than what it is multiplied by; null where the formula is
    /// not zero, or by no factor of its own.
    /// </summary>
    public static Named? Find(Expression formula)
    {
        if (formula is Negation negation)
            return Find(negation.Operand);
        if (formula is not Product { Value: 0 } product)
            return null;
        var zeros = product.Factors().OfType<Named>().Where(factor => factor.Value == 0).ToList();
        return zeros.Find(zero => zero.Quantity is LocalDerivative) ?? zeros.FirstOrDefault();
    }

    /// <summary>Whether the factor is an error that does not arrive or a derivative that does not let it pass, rather than a value.</summary>
    public static bool IsOfError(Named factor) => factor.Quantity is LocalDerivative or PartialDerivative || factor.Source is Place { Variable.Name: GradientSymbol };

    /// <summary>Of a sum that is zero because every term is, the factor that makes the first one so.</summary>
    public static Named? FindInEveryTerm(Expression formula) =>
        formula is Sum sum && sum.Terms().Select(term => Find(term.Term)).ToList() is var zeros && !zeros.Contains(null) ? zeros[0] : null;
}
