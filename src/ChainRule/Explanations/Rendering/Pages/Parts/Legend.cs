using ChainRule.Explanations.Derivations;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The meaning of the letters that occur in an explanation.</summary>
internal sealed class Legend(Explanation explanation, Language language)
{
    public Glossary Entries() => new([.. Letters(), .. Derivatives(), .. Marks()]);

    private IEnumerable<Entry> Letters() => explanation.Given.Select(given => given.Quantity)
        .Concat(Steps().SelectMany(step => step.Formula.Quantities().Select(named => named.Quantity).Prepend(step.Quantity)))
        .SelectMany(Spelled)
        .Where(letter => letter.Meaning is not null)
        .DistinctBy(letter => (letter.Sign, letter.Meaning))
        .OrderBy(letter => letter.Role < Role.Moment ? letter.Role : Role.Moment)
        .ThenBy(letter => letter.Sign.TrimStart('√'), StringComparer.Ordinal)
        .ThenBy(letter => letter.Role)
        .Select(letter => new Entry(new Element(letter, "", []), [Phrase.Of(letter.Meaning!, language)]));

    // The letters in a name: L and a in ∂L/∂a.
    private static IEnumerable<Letter> Spelled(Quantity quantity) => quantity switch
    {
        Element element => [element.Letter],
        PartialDerivative partial => [.. Spelled(partial.Of), .. Spelled(partial.By)],
        LocalDerivative local => Spelled(local.At),
        _ => throw new NotSupportedException(quantity.GetType().Name),
    };

    private IEnumerable<Entry> Derivatives() =>
        from derivative in Steps().Select(step => step.Quantity).OfType<LocalDerivative>().DistinctBy(derivative => derivative.Function)
        select new Entry(derivative, [Phrase.Of(LegendTexts.LocalDerivative, language, new Element(derivative.Function, "", []))]);

    private IEnumerable<Entry> Marks()
    {
        var given = explanation.Given.Where(given => given.Quantity is Element).Select(given => (Element: (Element)given.Quantity, given.Address)).ToList();
        if (given.FirstOrDefault(one => one.Element.Layer.Length > 0).Element is { } layered)
            yield return new(new Element("", layered.Layer, []), [Phrase.Of(layered.Layer.All(letter => char.IsAsciiDigit(letter) || letter == '.') ? LegendTexts.Layer : LegendTexts.LayerName, language)]);
        foreach (var indexed in explanation.Indexed)
            yield return new(indexed.Quantity, [Phrase.Of(LegendTexts.IndexedElement, language, Counted(indexed), indexed.Address)]);
        if (given.Find(one => one.Element is { Letter.Role: Role.Weight, Indexes.Count: 2 } && explanation.Indexed.All(indexed => Owner(indexed.Address) != Owner(one.Address))) is { Element: { } weight } first)
            yield return new(weight, [Phrase.Of(LegendTexts.WeightIndexes, language, weight, Count(weight.Indexes[1]), Count(weight.Indexes[0]), first.Address)]);
        else if (explanation.Indexed.Count == 0 && given.Find(one => one.Element.Indexes.Count > 0) is { Element: { } any } other)
            yield return new(any, [Phrase.Of(LegendTexts.Indexes, language, other.Address)]);
        if (explanation.Graph is { Samples: > 1 } graph && graph.Columns.Skip(1).SelectMany(column => column.Neurons).First().Quantity is Element { Indexes.Count: > 0 } neuron)
            yield return new(neuron, [Phrase.Of(LegendTexts.Samples, language, Count(graph.Samples))]);
    }

    // filter 2, row 1, column 3; row 1, column 3 of the picture
    private Phrase Counted(IndexedElement element)
    {
        var counted = element.Dimensions
            .Zip(element.Quantity.Indexes, (dimension, index) => Phrase.Of(LegendTexts.Counted(dimension), language, Count(index)))
            .Aggregate((left, right) => left + (language == Language.Chinese ? "、" : ", ") + right);
        return element.Dimensions.Contains(Dimension.Filter) || !element.Dimensions.Any(dimension => dimension is Dimension.Row or Dimension.Column)
            ? counted
            : Phrase.Of(element.Quantity.Letter.Role == Role.Weight ? LegendTexts.OfFilter : LegendTexts.OfPicture, language, counted);
    }

    private static string Owner(string address) => address.Split('[')[0];

    private IEnumerable<DerivationStep> Steps() => explanation.Sections.SelectMany(section => section.Steps);

    private static Phrase Count(int count) => new(new Formula(new Number(count)));
}
