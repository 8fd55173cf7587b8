namespace ChainRule.Workbench.PlainCode;

/// <summary>Nested loops over arrays that compute every element of one from the elements at their place in others.</summary>
/// <param name="sizes">how often each loop runs, from the outermost</param>
/// <param name="kept">how many of the loops, the first ones, run over the output; the rest are summed over</param>
internal sealed class Loops(IReadOnlyList<int> sizes, int kept)
{
    private const char FirstVariable = 'i';

    /// <summary>Statements for output = element(inputs), summed over the loops that are not kept.</summary>
    public IReadOnlyList<string> Write(Walk output, IReadOnlyList<Walk> inputs, Func<IReadOnlyList<Formula>, Formula> element)
    {
        var loops = Joined([output, .. inputs]);
        Formula[] elements = [.. inputs.Select((input, place) => input.Literal is { } number ? Formula.Constant(number) : Formula.Symbol(Element(input, loops, place + 1)))];
        var formula = element(elements);
        var isCopy = elements.Contains(formula);
        var target = Element(output, loops, 0);
        return kept == sizes.Count
            ? Around(loops, FormulaText.Write(formula, text => $"{target} {(output.IsAddedTo ? "+=" : "=")} {(isCopy ? text : formula.Binding == Binding.Atom ? $"(float){text}" : $"(float)({text})")};"))
            : Around(
                [.. loops.Where(loop => !loop.IsSum)],
                ["double sum = 0.0;", .. Around([.. loops.Where(loop => loop.IsSum)], FormulaText.Write(formula, text => $"sum += {text};")), $"{target} = (float)sum;"]);
    }

    // A loop that continues where the next one ends is one loop with it; one that runs once is none.
    private List<Loop> Joined(IReadOnlyList<Walk> walks)
    {
        var loops = new List<Loop>();
        for (var d = 0; d < sizes.Count; d++)
        {
            var loop = new Loop(sizes[d], d >= kept, [.. walks.Select(walk => walk.Strides[d])]);
            if (loop.Size == 1)
                continue;
            if (loops.Count > 0 && loops[^1].Continues(loop))
                loops[^1] = loop with { Size = loop.Size * loops[^1].Size };
            else
                loops.Add(loop);
        }

        return [.. loops.Select((loop, place) => loop with { Variable = ((char)(FirstVariable + place)).ToString() })];
    }

    private static string Element(Walk walk, List<Loop> loops, int place)
    {
        string[] terms =
        [
            .. loops.Where(loop => loop.Strides[place] != 0).Select(loop => loop.Strides[place] == 1 ? loop.Variable : $"{loop.Variable} * {CSharp.Integer(loop.Strides[place])}"),
            .. walk.Offset == 0 ? Array.Empty<string>() : [CSharp.Integer(walk.Offset)],
        ];
        return $"{walk.Name}[{(terms.Length == 0 ? "0" : string.Join(" + ", terms))}]";
    }

    private static IReadOnlyList<string> Around(IReadOnlyList<Loop> loops, IReadOnlyList<string> body)
    {
        var isSingle = body.Count == 1;
        foreach (var loop in loops.Reverse())
        {
            var head = $"for (int {loop.Variable} = 0; {loop.Variable} < {CSharp.Integer(loop.Size)}; {loop.Variable}++)";
            body = isSingle ? [head, .. CSharp.Indented(body)] : [.. CSharp.Block(head, body)];
            isSingle = true;
        }

        return isSingle ? body : ["{", .. CSharp.Indented(body), "}"];
    }

    private sealed record Loop(int Size, bool IsSum, int[] Strides)
    {
        public string Variable { get; init; } = "";

        public bool Continues(Loop inner) => IsSum == inner.IsSum && Strides.Zip(inner.Strides).All(pair => pair.First == pair.Second * inner.Size);
    }
}
