using ChainRule.Explanations.Networks;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The network, drawn.</summary>
internal static class NetworkPart
{
    public static IEnumerable<Block> Of(Explanation explanation, Language language) => explanation.Graph is { } graph
        ? [new NetworkFigure(graph, Phrase.Of(PageTexts.Network, language), Phrase.Join(language, Caption(graph, explanation.Subjects, language)))]
        : [];

    private static IEnumerable<Phrase> Caption(NetworkGraph graph, IReadOnlyList<Subject> subjects, Language language)
    {
        yield return Phrase.Of(PageTexts.NetworkCaption, language);
        if (subjects is [var subject])
            yield return Phrase.Of(PageTexts.NetworkPaths, language, subject.Quantity);
        if (graph.Columns.Any(column => column.Plane is not null))
            yield return Phrase.Of(PictureTexts.Marks, language);
        if (graph.Samples > 1)
            yield return Phrase.Of(PageTexts.NetworkSample, language, graph.Samples.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
