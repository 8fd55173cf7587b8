using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Networks;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>A part of a page; every format writes each kind in its own way.</summary>
internal abstract record Block;

/// <summary>A heading: level 1 for the page, 2 for its parts, 3 within them.</summary>
internal sealed record Heading(int Level, Phrase Title) : Block;

/// <summary>Sentences.</summary>
internal sealed record Paragraph(Phrase Text) : Block;

/// <summary>Consecutive lines of a derivation.</summary>
internal sealed record Derived(IReadOnlyList<DerivationLine> Lines) : Block;

/// <summary>Terms with their meanings.</summary>
internal sealed record Glossary(IReadOnlyList<Entry> Entries) : Block;

/// <summary>A term with its meanings.</summary>
internal sealed record Entry(Phrase Term, IReadOnlyList<Phrase> Meanings);

/// <summary>A table; a cell without a phrase is empty.</summary>
internal sealed record Table(IReadOnlyList<Phrase> Header, IReadOnlyList<IReadOnlyList<Phrase?>> Rows) : Block
{
    public bool IsNumeric(int column) => Rows.All(row => row[column] is null or { Pieces: [Formula { Expression: Number }] });
}

/// <summary>The network with its values and gradients; formats without drawings omit it.</summary>
internal sealed record NetworkFigure(NetworkGraph Graph, Phrase Title, Phrase Caption) : Block;

/// <summary>The loss as one parameter varies.</summary>
internal sealed record DescentFigure(Descent Descent) : Block;
