using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Pictures;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Plain;

/// <summary>Plain text in columns, with Unicode's mathematical characters.</summary>
internal sealed class TextRenderer(RenderingOptions options)
{
    private const string Indent = "  ";

    // A longer formula in a sentence may be broken at its spaces.
    private const int LongestWhole = 40;

    private readonly Script _script = new(Notation.Text, options.Digits);

    public IReadOnlyList<StyledLine> Render(IReadOnlyList<Block> page) => [.. page.SelectMany(Render)];

    private IEnumerable<StyledLine> Render(Block block) => block switch
    {
        Heading { Level: 1 } heading => [Styled(Write(heading.Title), Tone.Heading)],
        Heading { Level: 2 } heading => [new StyledLine(), Styled(Write(heading.Title), Tone.Heading)],
        Heading heading => [Styled(Indent + Write(heading.Title), Tone.Faint)],
        Paragraph paragraph => Wrap(paragraph.Text, options.Width - Indent.Length).Select(line => new StyledLine(new StyledSpan(Indent + line))),
        Derived derived => new TextDerivation(_script, options.Width - 2 * Indent.Length).Render(derived.Lines, Wrap).Select(Indented),
        Glossary glossary => Entries(glossary.Entries),
        Table table => new TextTable(table, Write, options.Width - Indent.Length).Lines().Select(line => new StyledLine([new(Indent), .. line.Spans])),
        DescentFigure figure => DescentPlot.Draw(figure.Descent, _script).Select(line => new StyledLine(new StyledSpan(Indent + line))),
        _ => [],
    };

    private static StyledLine Indented(StyledLine line) => new([new(Indent + Indent), .. line.Spans]);

    private static StyledLine Styled(string text, Tone tone) => new(new StyledSpan(text, tone));

    private IEnumerable<StyledLine> Entries(IReadOnlyList<Entry> entries)
    {
        var width = entries.Select(entry => TextLayout.Width(Write(entry.Term))).DefaultIfEmpty().Max();
        foreach (var (term, meanings) in entries)
        {
            var pieces = meanings.SelectMany((meaning, i) =>
                (IEnumerable<(string, bool)>)[.. i > 0 ? [("  ", false)] : Array.Empty<(string, bool)>(), .. meanings.Count > 1 ? [(Write(meaning), true)] : Pieces(meaning)]);
            var lines = TextLayout.Wrap(pieces, options.Width - width - 2 * Indent.Length);
            foreach (var (i, line) in lines.Index())
                yield return new(new(Indent + TextLayout.Pad(i == 0 ? Write(term) : "", width) + Indent, Tone.Quantity), new(line));
        }
    }

    private IEnumerable<string> Wrap(Phrase phrase, int width) => TextLayout.Wrap(Pieces(phrase), width);

    private IEnumerable<(string Text, bool IsWhole)> Pieces(Phrase phrase) =>
        phrase.Typeset().Select(piece => piece switch
        {
            Equation equation => Whole($"{_script.Write(equation.Left)} = {_script.Write(equation.Right)}"),
            Formula formula => Whole(_script.Write(formula)),
            _ => (((Words)piece).Text, false),
        });

    private static (string Text, bool IsWhole) Whole(string formula) => (formula, TextLayout.Width(formula) <= LongestWhole);

    private string Write(Phrase phrase) => string.Concat(Pieces(phrase).Select(piece => piece.Text));
}
