using ChainRule.Explanations.Rendering.Pages;

namespace ChainRule.Explanations.Rendering.Plain;

/// <summary>
/// Lines of a derivation as text: in columns where they fit, otherwise each by itself. A line that is too long breaks before its
/// relations, which then stand below each other; a formula that is still too long breaks inside.
/// </summary>
internal sealed class TextDerivation(Script script, int width)
{
    private const int NarrowestFormula = 16;

    public IEnumerable<StyledLine> Render(IReadOnlyList<DerivationLine> lines, Func<Phrase, int, IEnumerable<string>> wrap)
    {
        var written = lines.Select(script.Write).ToList();
        var head = written.Max(line => TextLayout.Width(line.Head));
        if (head > width / 3)
            head = 0;
        int[] columns = head == 0 ? [] : [.. Columns(written)];
        if (head + columns.Sum() > width)
            columns = [];
        foreach (var ((line, links), remarks) in written.Zip(lines.Select(line => line.Remarks)))
        {
            foreach (var broken in Break(TextLayout.Pad(line, head), links, columns))
                yield return broken;
            foreach (var remark in remarks.SelectMany(remark => wrap(remark, width - head - 3)))
                yield return new(new StyledSpan(new string(' ', head + 3) + remark, Tone.Remark));
        }
    }

    // The width of the links' columns; none if lines have different numbers of links.
    private static IEnumerable<int> Columns(List<(string Head, IReadOnlyList<(Link, string Written)> Links)> lines) =>
        lines.Select(line => line.Links.Count).Distinct().Count() > 1
            ? []
            : Enumerable.Range(0, lines[0].Links.Count).Select(i => 3 + lines.Max(line => TextLayout.Width(line.Links[i].Written)));

    private IEnumerable<StyledLine> Break(string head, IReadOnlyList<(Link Link, string Written)> links, int[] columns)
    {
        var isOneLine = TextLayout.Width(head) + links.Sum(link => 3 + TextLayout.Width(link.Written)) <= width;
        var isHeadAlone = !isOneLine && TextLayout.Width(head) > width / 2;
        var indent = new string(' ', isHeadAlone ? 2 : TextLayout.Width(head));
        var heads = isHeadAlone ? FormulaBreaking.Text.Break(head, width - 2).ToList() : [head];
        foreach (var (i, part) in heads[..^1].Index())
            yield return new(new StyledSpan((i == 0 ? "" : "  ") + part, Tone.Quantity));
        var spans = new List<StyledSpan> { new((heads.Count > 1 ? "  " : "") + heads[^1], Tone.Quantity) };
        foreach (var (i, link) in links.Index())
        {
            if (i == 0 ? isHeadAlone : !isOneLine)
            {
                yield return new([.. spans]);
                spans = [new(indent)];
            }

            spans.Add(new($" {(char)link.Link.Relation} "));
            var isLast = i == links.Count - 1;
            var tone = isLast ? Tone.Value : Tone.Plain;
            var parts = isOneLine ? [link.Written] : FormulaBreaking.Text.Break(link.Written, Math.Max(NarrowestFormula, width - indent.Length - 3)).ToList();
            foreach (var part in parts[..^1])
            {
                yield return new([.. spans, new(part, tone)]);
                spans = [new(indent + "   ")];
            }

            spans.Add(new(columns.Length > 0 && !isLast ? TextLayout.Pad(parts[^1], columns[i] - 3) : parts[^1], tone));
        }

        yield return new([.. spans]);
    }
}
