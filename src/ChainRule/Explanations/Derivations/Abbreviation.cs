using ChainRule.Expressions;

namespace ChainRule.Explanations.Derivations;

/// <summary>A formula of which long sums show their largest terms alone, and those that matter for what is explained.</summary>
internal sealed class Abbreviation
{
    // The largest term of a sum matters as much as the sum, so that the way along the largest terms is followed to its end first.
    private const double LesserTerm = 0.5;

    private readonly int _mostTerms;
    private readonly Func<Named, Closeness> _closeness;
    private readonly List<(Named Quantity, double Share)> _shares = [];

    private Abbreviation(Expression formula, int mostTerms, Func<Named, Closeness> closeness)
    {
        (_mostTerms, _closeness) = (mostTerms, closeness);
        Formula = Shorten(formula, share: 1);
    }

    /// <summary>The formula, cut short.</summary>
    public Expression Formula { get; }

    /// <summary>The quantities in it, each with how much it matters, from 0 to 1.</summary>
    public IReadOnlyList<(Named Quantity, double Share)> Shares => _shares;

    /// <summary>How many terms were left out of all sums.</summary>
    public int TermsLeftOut { get; private set; }

    /// <summary>How many of those are exactly 0.</summary>
    public int ZerosLeftOut { get; private set; }

    /// <summary>Cuts a formula short.</summary>
    /// <param name="formula">the formula</param>
    /// <param name="mostTerms">how many terms of a sum stay</param>
    /// <param name="closeness">how near quantities are to what is explained: the nearest stay before larger ones</param>
    public static Abbreviation Of(Expression formula, int mostTerms, Func<Named, Closeness> closeness) => new(formula, mostTerms, closeness);

    private Expression Shorten(Expression expression, double share)
    {
        if (expression is Named named)
            _shares.Add((named, share));
        return expression is Sum sum
            ? Shorten(sum, share)
            : expression.With([.. expression.Parts.Select(part => Shorten(part, share))]);
    }

    private Expression Shorten(Sum sum, double share)
    {
        var terms = sum.Terms();
        var bySize = Enumerable.Range(0, terms.Count).OrderByDescending(i => Math.Abs(terms[i].Term.Value)).ToList();
        var isCut = terms.Count > (long)_mostTerms + 1;
        var closeness = terms.Select(term => term.Term.Quantities().Select(_closeness).DefaultIfEmpty().Max()).ToList();
        var leading = bySize.FindIndex(i => closeness[i] == Closeness.Dependent) is var first and >= 0 ? bySize[first] : -1;
        var byWeight = isCut ? bySize.OrderByDescending(Weight).ToList() : bySize;
        Expression? result = null;
        foreach (var i in byWeight.Take(isCut ? _mostTerms : terms.Count).Order())
        {
            var term = Shorten(terms[i].Term, i == bySize[0] ? share : share * LesserTerm);
            result = result is not null ? new Sum(result, term, terms[i].IsNegative) : terms[i].IsNegative ? new Negation(term) : term;
        }

        if (!isCut)
            return result!;
        var rest = byWeight.Skip(_mostTerms).Order().Select(i => terms[i]).ToList();
        TermsLeftOut += rest.Count;
        ZerosLeftOut += rest.Count(term => term.Term.Value == 0);
        return new Sum(result!, new Rest(rest.Count, rest.Sum(term => term.IsNegative ? -term.Term.Value : term.Term.Value)), IsDifference: false);

        // What is explained before what comes of it, that before all else, and zeros last; but one term always leads on.
        int Weight(int i) => closeness[i] == Closeness.Subject || i == leading ? 3
            : terms[i].Term.Value == 0 ? 0
            : closeness[i] == Closeness.Dependent ? 2 : 1;
    }
}
