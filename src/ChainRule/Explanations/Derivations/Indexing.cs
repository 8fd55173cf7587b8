using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Finds what the subscripts of filters, pictures and channels count.</summary>
internal static class Indexing
{
    private static readonly Dimension[] Picture = [Dimension.Sample, Dimension.Channel, Dimension.Row, Dimension.Column];

    /// <summary>One element of every kind: a subject if there is one, otherwise one that the derivation names.</summary>
    public static IReadOnlyList<IndexedElement> Of(IEnumerable<Place> subjects, IEnumerable<Place> named, SymbolTable symbols) =>
    [
        .. from place in subjects.Concat(named.OrderBy(place => place.Variable.Index).ThenBy(place => place.Index))
           let dimensions = Counted(place.Variable)
           where dimensions.Count > 0
           let quantity = symbols[place] as Element
           where quantity is not null
           group new IndexedElement(place.ToString(), quantity, dimensions) by (quantity.Letter.Role is Role.Weight or Role.Bias, string.Join(",", dimensions)) into kind
           select kind.First(),
    ];

    // A dimension of size 1 has no subscript.
    private static List<Dimension> Counted(Variable variable)
    {
        Dimension[] dimensions = variable.Shape.Rank switch
        {
            4 when IsFilter(variable) => [Dimension.Filter, .. Picture[1..]],
            4 when IsPicture(variable) => Picture,
            1 when IsOfChannels(variable) => [variable.Name is LetterSymbol { Letter.Role: Role.Bias } ? Dimension.Filter : Dimension.Channel],
            _ => [],
        };
        return [.. dimensions.Where((_, i) => variable.Shape[i] > 1)];
    }

    // Not an optimizer's memory of a filter, nor the updated filter.
    private static bool IsPicture(Variable variable) =>
        variable.Producer is { } producer ? producer.Operation.Effect == Effect.None : variable.Tape.Inputs.Contains(variable);

    private static bool IsFilter(Variable variable) =>
        Readers(variable).Any(node => node.Operation is Conv2d && node.Inputs[1] == variable);

    // One number per channel is broadcast over pictures as (channels, 1, 1).
    private static bool IsOfChannels(Variable variable) =>
        Readers(variable).Any(node => node.Operation is Reshape && node.Output.Shape.Rank >= 3);

    private static IEnumerable<Node> Readers(Variable variable) => variable.Tape.Nodes.Where(node => node.Inputs.Contains(variable));
}
