using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The network, drawn.</summary>
internal static class NetworkPart
{
    public static IEnumerable<Block> Of(Explanation explanation, Language language) => explanation.Graph is not { } graph ? [] :
    [
        new NetworkFigure(graph, Phrase.Of(PageTexts.Network, language), Phrase.Join(
            language,
            Phrase.Of(PageTexts.NetworkCaption, language),
            explanation.Subjects is [var subject] ? Phrase.Of(PageTexts.NetworkPaths, language, subject.Quantity) : null,
            graph.Columns.Any(column => column.Plane is not null) ? Phrase.Of(PictureTexts.Marks, language) : null,
            graph.Samples > 1 ? Phrase.Of(PageTexts.NetworkSample, language, MethodPart.Count(graph.Samples)) : null)),
    ];
}
