using ChainRule.Explanations.Methods;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The gradient as a sum over paths.</summary>
internal static class PathPart
{
    private const int MostPaths = 12;

    public static IEnumerable<Block> Of(PathCount paths, Quantity quantity, Language language)
    {
        yield return new Heading(3, MethodTexts.Paths.In(language));
        yield return paths.Count switch
        {
            0 => Page.Paragraph(MethodTexts.NoPath, language, quantity),
            1 => Page.Paragraph(MethodTexts.OnePath, language, quantity, MethodPart.Count(paths.Factors)),
            _ => Page.Paragraph(MethodTexts.PathCount, language, MethodPart.Count(paths.Count), quantity, MethodPart.Count(paths.Factors), MethodPart.Count(paths.DistinctFactors)),
        };
        if (paths is { Count: > 0, Paths.Count: 0 })
            yield return Page.Paragraph(MethodTexts.TooManyPaths, language);
        if (paths.Paths.Count == 0)
            yield break;
        var shown = paths.Paths.Count <= MostPaths ? paths.Paths : [.. paths.Paths.OrderByDescending(path => Math.Abs(path.Product)).Take(MostPaths)];
        yield return new Derived([.. shown.Select(Walk), .. paths.Count is > 1 and <= MostPaths ? [Total(paths.Paths, quantity)] : Array.Empty<DerivationLine>()]);
        if (shown.Count < paths.Count)
            yield return Page.Paragraph(MethodTexts.MorePaths, language, MethodPart.Count(paths.Count - shown.Count));
    }

    // From the loss back, as the chain rule is written.
    private static DerivationLine Walk(DerivativePath path)
    {
        var factors = path.Factors.Select((factor, i) => (Expression)new Named(new PartialDerivative(path.Stations[i + 1], path.Stations[i]), factor));
        var product = factors.Reverse().Aggregate((left, right) => new Product(left, right));
        return new(new(product), [new(Relation.Equal, new(product, InNumbers: true)), new(Relation.Equal, Formula.Of(path.Product))]);
    }

    private static DerivationLine Total(IReadOnlyList<DerivativePath> paths, Quantity quantity)
    {
        var sum = paths.Skip(1).Aggregate((Expression)new Named(quantity, paths[0].Product), (left, path) => new Sum(left, new Named(quantity, Math.Abs(path.Product)), IsDifference: path.Product < 0));
        return new(Formula.Of(new PartialDerivative(quantity)), [new(Relation.Equal, new(sum, InNumbers: true)), new(Relation.Equal, Formula.Of(sum.Value))]);
    }
}
