using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Takes the formulas of elements apart: letters that operations gave to intermediate values become lines of their own, each once.</summary>
internal sealed class Definitions(SymbolTable symbols, Func<Place, IEnumerable<Letter>> lettersOf)
{
    private readonly Dictionary<(Element, string, Variable?), Named> _known = [];

    /// <summary>A letter with its formula.</summary>
    public readonly record struct Definition(Element Quantity, string Address, Expression Formula);

    /// <summary>The formula with its letters named, and the lines of letters not defined before, in the order in which they are needed.</summary>
    public (Expression Formula, IReadOnlyList<Definition> Lines) Of(Place place, Expression formula)
    {
        var lines = new List<Definition>();
        return (Resolve(formula), lines);

        Expression Resolve(Expression expression)
        {
            if (expression is Named { Source: Expression definition, Quantity: Element letter })
                return Define(letter, definition);
            if (expression is not Sum sum)
                return expression.With([.. expression.Parts.Select(Resolve)]);

            // Along the terms, since a sum may be thousands deep.
            var terms = sum.Terms();
            return terms.Skip(1).Aggregate(Resolve(terms[0].Term), (left, term) => new Sum(left, Resolve(term.Term), term.IsNegative));
        }

        Named Define(Element letter, Expression definition)
        {
            var resolved = Resolve(definition);
            var quantity = Decorate(place, letter.Letter.Meaning is null ? letter with { Letter = Known(letter.Letter) } : letter, resolved);
            var key = (quantity, Notation.Text.Write(resolved), IsUpdate(place) ? place.Variable : null);
            if (!_known.TryGetValue(key, out var named))
            {
                var address = $"{place}: {letter.Letter.Sign}{(quantity.Indexes.Count > 0 && !IsUpdate(place) ? $"[{string.Join(",", quantity.Indexes.Select(index => index - 1))}]" : "")}";
                lines.Add(new(quantity, address, resolved));
                _known[key] = named = new(quantity, definition.Value, address);
            }

            return named;
        }

        Letter Known(Letter letter) => lettersOf(place).FirstOrDefault(known => known.Sign == letter.Sign) ?? letter;
    }

    /// <summary>The elements in a formula and in the definitions of its letters.</summary>
    public static IEnumerable<Place> Places(Expression formula) =>
        formula.Quantities().SelectMany(named => named.Source switch
        {
            Place place => [place],
            Expression definition => Places(definition),
            _ => Enumerable.Empty<Place>(),
        });

    // A letter of an optimizer has its parameter's layer and indexes; a letter computed from one row has the row's index.
    private Element Decorate(Place place, Element letter, Expression definition)
    {
        if (IsUpdate(place) && symbols[place] is Element parameter)
            return parameter with { Letter = letter.Letter };
        var elements = definition.Quantities().Where(named => named.Source is not string).Select(named => named.Quantity).OfType<Element>().ToList();
        return letter with { IsWide = elements.Exists(element => element.IsWide), Indexes = [.. elements.Select(element => element.Indexes).DefaultIfEmpty([]).Aggregate((common, next) => [.. common.Zip(next).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)])] };
    }

    private static bool IsUpdate(Place place) => place.Variable.Producer!.Operation.Effect == Effect.Update;
}
