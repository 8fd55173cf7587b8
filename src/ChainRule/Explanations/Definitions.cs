using ChainRule.Expressions;
using ChainRule.Operations;

namespace ChainRule.Explanations;

/// <summary>
/// Takes apart the formula of an element: the letters that its operation gave to intermediate values become lines of their own.
/// </summary>
internal sealed class Definitions(Place place, SymbolTable symbols)
{
    private readonly List<(Element? Quantity, Expression Formula, bool IsLast)> _lines = [];
    private readonly Dictionary<Expression, Named> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lines in the order in which they are needed; the last one is the element's own.</summary>
    public IReadOnlyList<(Element? Quantity, Expression Formula, bool IsLast)> Of(Expression formula)
    {
        _lines.Add((null, Resolve(formula), true));
        return _lines;
    }

    /// <summary>The elements that a formula is made of, by way of its letters.</summary>
    public static IEnumerable<Place> Places(Expression formula) =>
        formula.Quantities().SelectMany(named => named.Source switch
        {
            Place place => [place],
            Expression definition => Places(definition),
            _ => Enumerable.Empty<Place>(),
        });

    private Expression Resolve(Expression expression)
    {
        if (expression is Named { Source: Expression definition } named)
            return Define((Element)named.Quantity, definition);
        if (expression is Named or Number)
            return expression;
        if (expression is Sum sum)
        {
            // Along the terms, since a sum may be thousands deep.
            var terms = sum.Terms();
            var result = Resolve(terms[0].Term);
            foreach (var (term, isNegative) in terms.Skip(1))
                result = new Sum(result, Resolve(term), isNegative);
            return result;
        }

        return expression.With([.. expression.Parts.Select(Resolve)]);
    }

    private Named Define(Element letter, Expression definition)
    {
        if (_known.TryGetValue(definition, out var known))
            return known;
        var formula = Resolve(definition);
        var quantity = Decorate(letter);
        _lines.Add((quantity, formula, false));
        return _known[definition] = new(quantity, definition.Value, $"{place}: {quantity.Letter}");
    }

    // What an optimizer remembers of a parameter has the parameter's layer and place.
    private Element Decorate(Element letter) =>
        place.Variable.Producer!.Operation.Effect == Effect.Update && symbols[place] is Element parameter
            ? letter with { Layer = parameter.Layer, Indexes = parameter.Indexes }
            : _lines.Count(line => line.Quantity?.Letter == letter.Letter) is > 0 and var before
                ? letter with { Indexes = [before + 1] }
                : letter;
}
