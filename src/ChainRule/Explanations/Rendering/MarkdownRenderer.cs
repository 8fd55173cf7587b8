using System.Text;
using ChainRule.Explanations.Rendering.Latex;
using ChainRule.Explanations.Rendering.Pages;
using ChainRule.Explanations.Rendering.Pictures;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering;

/// <summary>GitHub's Markdown: formulas in LaTeX, fenced so that Markdown does not change them.</summary>
internal sealed class MarkdownRenderer(RenderingOptions options)
{
    private readonly Script _script = new(Notation.Latex, options.Digits);
    private readonly Script _text = new(Notation.Text, options.Digits);
    private readonly LatexDerivation _derivation = new(options.Digits);

    public string Render(IReadOnlyList<Block> page) => string.Join('\n', page.Select(Render).Where(block => block.Length > 0));

    private string Render(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {Write(heading.Title)}\n",
        Paragraph paragraph => $"{Write(paragraph.Text)}\n",
        Derived derived => Lines(derived.Lines),
        Glossary glossary => "| | |\n| --- | --- |\n" + string.Concat(glossary.Entries.Select(entry => Row([Write(entry.Term), string.Join(", ", entry.Meanings.Select(Write))]))),
        Table table => Row(table.Header.Select(Write)) + Row(table.Header.Select(_ => "---")) + string.Concat(table.Rows.Select(row => Row(row.Select(cell => cell is null ? "–" : Write(cell))))),
        DescentFigure figure => $"```text\n{string.Concat(DescentPlot.Draw(figure.Descent, _text).Select(line => $"{line.TrimEnd()}\n"))}```\n",
        _ => "",
    };

    // A remark stands between two aligned blocks.
    private string Lines(IReadOnlyList<DerivationLine> lines)
    {
        var result = new StringBuilder();
        var rows = new List<string>();
        foreach (var line in lines)
        {
            rows.Add(_derivation.Rows(line));
            if (line.Remarks.Count == 0 && line != lines[^1])
                continue;
            result.Append(result.Length > 0 ? "\n" : "").Append("```math\n\\begin{aligned}\n").AppendJoin(" \\\\\n", rows).Append("\n\\end{aligned}\n```\n");
            result.AppendJoin("", line.Remarks.Select(remark => $"\n> {Write(remark)}\n"));
            rows.Clear();
        }

        return result.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private string Write(Phrase phrase) => string.Concat(phrase.Typeset().Select(piece => piece switch
    {
        Equation equation => Math($"{_script.Write(equation.Left)} = {_script.Write(equation.Right)}"),
        Formula { IsWord: true } formula => _text.Write(formula),
        Formula formula => Math(_script.Write(formula)),
        _ => Escape(((Words)piece).Text),
    }));

    private static string Math(string formula) => $"$`{formula}`$";

    // A closing bracket matters only before a character that would make a link of it.
    private static string Escape(string text) =>
        string.Concat(text.Select((c, i) => c is '*' or '_' or '`' or '<' or '|' or '$' or '\\' || (c == ']' && i + 1 < text.Length && text[i + 1] is '(' or '[') ? $@"\{c}" : c.ToString()));
}
