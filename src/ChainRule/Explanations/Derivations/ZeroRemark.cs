using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Says why a formula is zero.</summary>
internal static class ZeroRemark
{
    /// <summary>Names the factor that makes the formula zero, or the first term of a sum that is zero term by term; null if there is none.</summary>
    public static Remark? On(Expression formula)
    {
        if (Factor(formula) is { } zero)
            return new(IsOfError(zero) ? Texts.ZeroFactor : Texts.ZeroValue, zero);
        return formula is Sum sum && sum.Terms().Select(term => Factor(term.Term)).ToList() is [{ } first, ..] zeros && !zeros.Contains(null)
            ? new(Texts.ZeroTerms, first)
            : null;
    }

    public static bool Is(Remark remark) => remark.Text == Texts.ZeroFactor || remark.Text == Texts.ZeroValue || remark.Text == Texts.ZeroTerms;

    // Where several factors are zero, a local derivative rather than what it is multiplied by.
    private static Named? Factor(Expression formula)
    {
        if (formula is Negation negation)
            return Factor(negation.Operand);
        if (formula is not Product { Value: 0 } product)
            return null;
        var zeros = product.Factors().OfType<Named>().Where(factor => factor.Value == 0).ToList();
        return zeros.Find(zero => zero.Quantity is LocalDerivative) ?? zeros.FirstOrDefault();
    }

    // An error that does not arrive or a derivative that does not let it pass, rather than a value.
    private static bool IsOfError(Named factor) => factor.Quantity is LocalDerivative or PartialDerivative || factor.Source is Place { Variable.Name: GradientSymbol };
}
