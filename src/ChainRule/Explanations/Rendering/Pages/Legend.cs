using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>What the letters of an explanation mean, those that occur.</summary>
internal sealed class Legend(Explanation explanation, Language language)
{
    private static readonly Dictionary<string, Text> Meanings = new()
    {
        ["x"] = LegendTexts.Input,
        ["t"] = LegendTexts.Target,
        ["w"] = LegendTexts.Weight,
        ["b"] = LegendTexts.Bias,
        ["z"] = LegendTexts.WeightedSum,
        ["a"] = LegendTexts.Output,
        ["y"] = LegendTexts.Normalized,
        ["p"] = LegendTexts.Probability,
        ["L"] = LegendTexts.Loss,
        ["δ"] = LegendTexts.Delta,
        ["μ"] = LegendTexts.Mean,
        ["σ²"] = LegendTexts.Variance,
        ["x̂"] = LegendTexts.Standardized,
        ["γ"] = LegendTexts.Scale,
        ["β"] = LegendTexts.Shift,
        ["μ̄"] = LegendTexts.RunningMean,
        ["σ̄²"] = LegendTexts.RunningVariance,
        ["η"] = LegendTexts.LearningRate,
        ["g"] = LegendTexts.Penalized,
        ["d"] = LegendTexts.Direction,
        ["n"] = LegendTexts.GradientNorm,
        ["c"] = LegendTexts.ClippingFactor,
    };

    // Letters that an optimizer uses for what it remembers, and others for other things.
    private static readonly Dictionary<string, Text> Remembered = new()
    {
        ["m"] = LegendTexts.FirstMoment,
        ["m̂"] = LegendTexts.FirstCorrected,
        ["√v̂"] = LegendTexts.SecondCorrected,
        ["s"] = LegendTexts.Squares,
    };

    private static readonly Dictionary<string, Text> Intermediate = new()
    {
        ["M"] = LegendTexts.Largest,
        ["s"] = LegendTexts.Exponentials,
    };

    public Glossary Entries() => new([.. Letters(), .. Derivatives(), .. Marks()]);

    private IEnumerable<Entry> Letters()
    {
        var letters = explanation.Given.Select(given => given.Quantity).Concat(Steps().SelectMany(Quantities)).SelectMany(Spelled).Distinct().ToList();
        var remembered = Steps(SectionKind.Update).Select(step => step.Quantity).OfType<Element>().Select(element => element.Letter).ToHashSet();
        foreach (var letter in letters.Where(Meanings.ContainsKey).OrderBy(letter => Meanings.Keys.ToList().IndexOf(letter)))
            yield return Entry(letter, Meanings[letter]);
        foreach (var letter in letters.Where(letter => !Meanings.ContainsKey(letter)).OrderBy(letter => letter.TrimStart('√'), StringComparer.Ordinal))
        {
            if (remembered.Contains(letter))
                yield return Entry(letter, Remembered.GetValueOrDefault(letter) ?? (remembered.Contains("m") ? LegendTexts.SecondMoment : LegendTexts.Velocity));
            else if (Steps().Any(step => step.Address.EndsWith($": {letter}", StringComparison.Ordinal)) && Intermediate.TryGetValue(letter, out var meaning))
                yield return Entry(letter, meaning);
            if (letter == "m" && Steps(SectionKind.Forward).SelectMany(Quantities).SelectMany(Spelled).Contains(letter))
                yield return Entry(letter, LegendTexts.Mask);
        }
    }

    private static IEnumerable<Quantity> Quantities(Step step) => step.Formula.Quantities().Select(named => named.Quantity).Prepend(step.Quantity);

    // The letters in a name: L and a in ∂L/∂a.
    private static IEnumerable<string> Spelled(Quantity quantity) => quantity switch
    {
        Element element => [element.Letter],
        PartialDerivative partial => [.. Spelled(partial.Of), .. Spelled(partial.By)],
        LocalDerivative local => Spelled(local.At),
        _ => throw new NotSupportedException(quantity.GetType().Name),
    };

    private IEnumerable<Entry> Derivatives() =>
        from derivative in Steps().Select(step => step.Quantity).OfType<LocalDerivative>().DistinctBy(derivative => derivative.Function)
        select new Entry(derivative, [Phrase.Of(LegendTexts.LocalDerivative, language, Function(derivative.Function))]);

    private IEnumerable<Entry> Marks()
    {
        var given = explanation.Given.Where(given => given.Quantity is Element).Select(given => (Element: (Element)given.Quantity, given.Address)).ToList();
        if (given.FirstOrDefault(one => one.Element.Layer.Length > 0).Element is { } layered)
            yield return new(new Element("", layered.Layer, []), [Phrase.Of(LegendTexts.Layer, language)]);
        if (given.FirstOrDefault(one => one.Element is { Letter: "w", Indexes.Count: 2 }) is { Element: { } weight } first)
            yield return new(weight, [Phrase.Of(LegendTexts.WeightIndexes, language, weight, Count(weight.Indexes[1]), Count(weight.Indexes[0]), first.Address)]);
        else if (given.FirstOrDefault(one => one.Element.Indexes.Count > 0) is { Element: { } indexed } other)
            yield return new(indexed, [Phrase.Of(LegendTexts.Indexes, language, other.Address)]);
        if (explanation.Graph is { Samples: > 1 } graph && graph.Columns.Skip(1).SelectMany(column => column.Neurons).First().Quantity is Element { Indexes.Count: > 0 } neuron)
            yield return new(neuron, [Phrase.Of(LegendTexts.Samples, language, Count(graph.Samples))]);
    }

    private Entry Entry(string letter, Text meaning) => new(new Element(letter, "", []), [Phrase.Of(meaning, language)]);

    private IEnumerable<Step> Steps(SectionKind? kind = null) =>
        explanation.Sections.Where(section => kind is null || section.Kind == kind).SelectMany(section => section.Steps);

    private static Phrase Function(string name) => new Element(name, "", []);

    private static Phrase Count(int count) => new(new Formula(new Number(count)));
}
