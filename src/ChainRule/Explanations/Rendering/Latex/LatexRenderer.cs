using System.Text;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Pictures;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Latex;

/// <summary>A LaTeX document: in English for any LaTeX, in Chinese for XeLaTeX and LuaLaTeX.</summary>
internal sealed class LatexRenderer(RenderingOptions options)
{
    private readonly Script _script = new(Notation.Latex, options.Digits);
    private readonly LatexDerivation _derivation = new(options.Digits);

    public string Render(IReadOnlyList<Block> page) => $$"""
        \documentclass[a4paper,fleqn]{{{(options.Language == Language.Chinese ? "ctexart" : "article")}}}
        \usepackage{amsmath, amssymb, booktabs, longtable, tikz}
        \usepackage[margin=2cm]{geometry}
        \allowdisplaybreaks
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{6pt}
        \setlength{\tabcolsep}{4pt}
        \setlength{\jot}{6pt}
        \setlength{\LTleft}{0pt}
        \begin{document}

        {{string.Join('\n', page.Select(Render).Where(block => block.Length > 0))}}
        \end{document}

        """.ReplaceLineEndings("\n");

    private string Render(Block block) => block switch
    {
        Heading { Level: 1 } heading => $"\\section*{{{Write(heading.Title)}}}\n",
        Heading { Level: 2 } heading => $"\\subsection*{{{Write(heading.Title)}}}\n",
        Heading heading => $"\\subsubsection*{{{Write(heading.Title)}}}\n",
        Paragraph paragraph => $"{Write(paragraph.Text)}\n",
        Derived derived => Lines(derived.Lines),
        Glossary glossary => Rows("lp{0.75\\linewidth}", glossary.Entries.Select(entry => (IEnumerable<string>)[Write(entry.Term), string.Join("\\quad ", entry.Meanings.Select(Write))])),
        Table table => Rows(
            new string('l', table.Header.Count),
            table.Rows.Select(row => row.Select(cell => cell is null ? "--" : Write(cell))),
            table.Header.Select(Write)),
        DescentFigure figure => DescentTikz.Draw(figure.Descent, _script),
        _ => "",
    };

    // Rows stay aligned across the remarks between them.
    private string Lines(IReadOnlyList<DerivationLine> lines)
    {
        var result = new StringBuilder("\\begin{align*}\n");
        foreach (var line in lines.SkipLast(1))
        {
            result.Append(_derivation.Rows(line)).Append(" \\\\\n");
            if (line.Remarks.Count > 0)
                result.Append("\\intertext{").AppendJoin(' ', line.Remarks.Select(Write)).Append("}\n");
        }

        return result.Append(_derivation.Rows(lines[^1])).Append("\n\\end{align*}\n").AppendJoin('\n', lines[^1].Remarks.Select(remark => $"{Write(remark)}\n")).ToString();
    }

    private static string Rows(string columns, IEnumerable<IEnumerable<string>> rows, IEnumerable<string>? header = null) =>
        $"{{\\small\n\\begin{{longtable}}{{@{{}}{columns}@{{}}}}\n"
        + (header is null ? "" : $"{string.Join(" & ", header)} \\\\\n\\midrule\n\\endhead\n")
        + string.Concat(rows.Select(row => $"{string.Join(" & ", row)} \\\\\n"))
        + "\\end{longtable}\n}\n";

    private string Write(Phrase phrase) => string.Concat(phrase.Pieces.Select(piece => piece is Formula formula ? $"${_script.Write(formula)}$" : LatexText.Escape(((Words)piece).Text)));
}
