using ChainRule.Explanations.Derivations;
using ChainRule.Expressions;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Networks;

/// <summary>The terms of a weighted sum: parameters, each with the number by which it is multiplied.</summary>
internal sealed class WeightedTerms(Tracer tracer, Differentiation differentiation)
{
    /// <summary>The terms whose number comes from this variable.</summary>
    public IEnumerable<(Place Weight, Place From)> Of(Place sum, Variable before)
    {
        if (sum.Variable.Producer is null)
            yield break;
        var formula = tracer.Formula(sum);
        foreach (var (term, _) in formula is Sum terms ? terms.Terms() : [(formula, false)])
        {
            if (term is not Product product)
                continue;
            var factors = product.Factors().OfType<Named>().Select(factor => factor.Source).OfType<Place>().ToList();
            var weight = factors.FindIndex(factor => factor.Variable != before && differentiation.By.Contains(factor.Variable));
            var from = factors.FindIndex(factor => factor.Variable == before);
            if (weight >= 0 && from >= 0)
                yield return (factors[weight], factors[from]);
        }
    }
}
