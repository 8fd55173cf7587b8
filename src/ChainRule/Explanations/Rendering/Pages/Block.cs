using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Networks;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>A part of a page; every format writes each kind in its own way.</summary>
internal abstract record Block;

/// <summary>A heading: 1 for the page's own, 2 for its parts, 3 inside of them.</summary>
internal sealed record Heading(int Level, Phrase Title) : Block;

/// <summary>Sentences.</summary>
internal sealed record Paragraph(Phrase Text) : Block;

/// <summary>Lines of a derivation that stand under each other.</summary>
internal sealed record Derived(IReadOnlyList<DerivationLine> Lines) : Block;

/// <summary>Terms, each with what it means.</summary>
internal sealed record Glossary(IReadOnlyList<Entry> Entries) : Block;

/// <summary>A term and what it means.</summary>
internal sealed record Entry(Phrase Term, IReadOnlyList<Phrase> Meanings);

/// <summary>A table; a cell without a phrase is empty.</summary>
internal sealed record Table(IReadOnlyList<Phrase> Header, IReadOnlyList<IReadOnlyList<Phrase?>> Rows) : Block;

/// <summary>The network with its values and gradients; formats that cannot draw leave it out.</summary>
internal sealed record NetworkFigure(NetworkGraph Graph, Phrase Title, Phrase Caption) : Block;

/// <summary>The loss along one parameter.</summary>
internal sealed record DescentFigure(Descent Descent) : Block;
