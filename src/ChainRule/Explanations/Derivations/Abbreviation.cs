using ChainRule.Expressions;

namespace ChainRule.Explanations.Derivations;

/// <summary>A formula whose long sums are cut to their largest terms and those that matter most to the subjects.</summary>
internal sealed class Abbreviation
{
    // The largest term of a sum matters as much as the sum, so that the path along the largest terms is followed to its end first.
    private const double LesserTerm = 0.5;

    private readonly int _mostTerms;
    private readonly Func<Named, Closeness> _closeness;
    private readonly List<(Named Quantity, double Share)> _shares = [];

    /// <summary>Shortens every sum to this many terms; those with quantities closest to the subjects stay, before larger ones.</summary>
    public Abbreviation(Expression formula, int mostTerms, Func<Named, Closeness> closeness)
    {
        (_mostTerms, _closeness) = (mostTerms, closeness);
        Formula = Shorten(formula, share: 1);
    }

    public Expression Formula { get; }

    /// <summary>The quantities in it, each with its importance from 0 to 1.</summary>
    public IReadOnlyList<(Named Quantity, double Share)> Shares => _shares;

    public int TermsLeftOut { get; private set; }

    /// <summary>How many of those are exactly 0.</summary>
    public int ZerosLeftOut { get; private set; }

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

        // Subjects first, then what depends on them, then all else, and zeros last; but one dependent term always comes first.
        int Weight(int i) => closeness[i] == Closeness.Subject || i == leading ? 3
            : terms[i].Term.Value == 0 ? 0
            : closeness[i] == Closeness.Dependent ? 2 : 1;
    }
}
