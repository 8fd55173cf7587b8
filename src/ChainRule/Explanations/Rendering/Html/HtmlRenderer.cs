using System.Security;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Pictures;
using ChainRule.Explanations.Rendering.Pictures.Networks;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Html;

/// <summary>One page that opens offline: formulas as MathML, drawings as SVG.</summary>
internal sealed class HtmlRenderer(RenderingOptions options)
{
    private readonly Script _script = new(Notation.MathML, options.Digits);
    private readonly Script _text = new(Notation.Text, options.Digits);

    public string Render(IReadOnlyList<Block> page) => $"""
        <!DOCTYPE html>
        <html lang="{(options.Language == Language.Chinese ? "zh-Hans" : "en")}">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{Escape(Plain(page.OfType<Heading>().First().Title))}</title>
        <style>
        {HtmlStyle.Sheet}
        </style>
        </head>
        <body>
        <main>
        {string.Join('\n', page.Select(Render))}
        </main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private string Render(Block block) => block switch
    {
        Heading heading => $"<h{heading.Level}>{Write(heading.Title)}</h{heading.Level}>",
        Paragraph paragraph => $"<p>{Write(paragraph.Text)}</p>",
        Derived derived => $"{Scrolling("derived")}\n{string.Concat(derived.Lines.Select(Render))}</div>",
        Glossary glossary => $"<dl>\n{string.Concat(glossary.Entries.Select(Render))}</dl>",
        Table table => Render(table),
        NetworkFigure figure => $"<h2>{Write(figure.Title)}</h2>\n<figure class=\"network\">\n{Scrolling()}{NetworkSvg.Draw(figure.Graph, Plain(figure.Title), options.Digits, options.Language)}</div><figcaption>{Write(figure.Caption)}</figcaption>\n</figure>",
        DescentFigure figure => $"<figure class=\"descent\">\n{Scrolling()}{DescentSvg.Draw(figure.Descent, _text.Write(figure.Descent.Quantity), options.Digits, options.Language)}</div></figure>",
        _ => "",
    };

    private string Render(Entry entry) =>
        $"<div{(entry.Meanings.Count > 4 ? " class=\"long\"" : "")}><dt>{Write(entry.Term)}</dt><dd>{string.Concat(entry.Meanings.Select(meaning => $"<span>{Write(meaning)}</span>"))}</dd></div>\n";

    private string Render(DerivationLine line)
    {
        var (head, links) = _script.Write(line);
        var wide = _text.Write(line.Head).Length > 40 ? " wide" : "";
        var written = links.Select((link, i) => $"<span class=\"{(i == links.Count - 1 ? "value" : "link")}\">{Render(link.Link)}</span>");
        var remarks = line.Remarks.Select(remark => $"<p class=\"remark\">{Write(remark)}</p>");
        return $"<div class=\"head{wide}\"{(line.Address.Length > 0 ? $" title=\"{Escape(line.Address)}\"" : "")}>{Math(head, isDisplayed: true)}</div><div class=\"links{wide}\">{string.Concat(written)}</div>{string.Concat(remarks)}\n";
    }

    // Browsers break no sum by themselves; here it may go on in the next line between its terms.
    private string Render(Link link) => string.Join("<wbr/>", _script.WriteTerms(link.Formula).Select((term, i) =>
        Math(i == 0 ? $"<mo>{(char)link.Relation}</mo>{term}" : $"<mo form=\"infix\">{term["<mo>".Length..]}", isDisplayed: true)));

    // Anything that may be wider than the page scrolls by itself, by keyboard too.
    private string Scrolling(string @class = "") =>
        $"<div class=\"scroll{(@class.Length > 0 ? $" {@class}" : "")}\" tabindex=\"0\" role=\"region\" aria-label=\"{PictureTexts.Scrolls.In(options.Language)}\">";

    private string Render(Table table)
    {
        return $"{Scrolling()}<table>\n<thead>{Row("th", table.Header)}</thead>\n<tbody>\n{string.Concat(table.Rows.Select(row => Row("td", row)))}</tbody>\n</table></div>";

        string Row(string cell, IReadOnlyList<Phrase?> phrases) =>
            $"<tr>{string.Concat(phrases.Select((phrase, column) => $"<{cell}{(table.IsNumeric(column) ? " class=\"number\"" : "")}>{(phrase is null ? "–" : Write(phrase))}</{cell}>"))}</tr>\n";
    }

    private string Write(Phrase phrase) => string.Concat(phrase.Typeset().Select(piece => piece switch
    {
        Equation equation => Math($"{_script.Write(equation.Left)}<mo>=</mo>{_script.Write(equation.Right)}"),
        Formula { IsWord: true } formula => Escape(_text.Write(formula)),
        Formula formula => Math(_script.Write(formula)),
        _ => Escape(((Words)piece).Text),
    }));

    private string Plain(Phrase phrase) =>
        string.Concat(phrase.Pieces.Select(piece => piece is Formula formula ? _text.Write(formula) : ((Words)piece).Text));

    private static string Math(string inside, bool isDisplayed = false) => $"<math{(isDisplayed ? " displaystyle=\"true\"" : "")}><mrow>{inside}</mrow></math>";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
