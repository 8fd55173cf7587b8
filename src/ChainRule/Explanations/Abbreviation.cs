using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>A formula of which long sums show their largest terms alone.</summary>
internal sealed class Abbreviation
{
    // Of a sum that is cut short, so many terms are derived further.
    private const int MostFollowed = 2;

    private readonly int _mostTerms;
    private readonly List<Named> _followed = [];

    private Abbreviation(Expression formula, int mostTerms)
    {
        _mostTerms = mostTerms;
        Formula = Shorten(formula, isFollowed: true);
    }

    /// <summary>The formula, cut short.</summary>
    public Expression Formula { get; }

    /// <summary>The quantities in it that matter most.</summary>
    public IReadOnlyList<Named> Followed => _followed;

    /// <summary>How many terms were left out of all sums.</summary>
    public int TermsLeftOut { get; private set; }

    public static Abbreviation Of(Expression formula, int mostTerms) => new(formula, mostTerms);

    private Expression Shorten(Expression expression, bool isFollowed)
    {
        switch (expression)
        {
            case Named named:
                if (isFollowed)
                    _followed.Add(named);
                return named;
            case Sum sum:
                return Shorten(sum, isFollowed);
            default:
                return expression.With([.. expression.Parts.Select(part => Shorten(part, isFollowed))]);
        }
    }

    private Expression Shorten(Sum sum, bool isFollowed)
    {
        var terms = sum.Terms();
        var bySize = Enumerable.Range(0, terms.Count).OrderByDescending(i => Math.Abs(terms[i].Term.Value)).ToList();
        var isCut = terms.Count > (long)_mostTerms + 1;
        var followed = bySize.Take(isCut ? MostFollowed : terms.Count).ToHashSet();
        int[] shown = [.. bySize.Take(isCut ? _mostTerms : terms.Count).Order()];
        Expression? result = null;
        foreach (var i in shown)
        {
            var term = Shorten(terms[i].Term, isFollowed && followed.Contains(i));
            result = result is null
                ? terms[i].IsNegative ? new Negation(term) : term
                : new Sum(result, term, terms[i].IsNegative);
        }

        if (!isCut)
            return result!;
        TermsLeftOut += terms.Count - shown.Length;
        var rest = bySize.Skip(_mostTerms).Order().Sum(i => terms[i].IsNegative ? -terms[i].Term.Value : terms[i].Term.Value);
        return new Sum(result!, new Rest(terms.Count - shown.Length, rest), IsDifference: false);
    }
}
