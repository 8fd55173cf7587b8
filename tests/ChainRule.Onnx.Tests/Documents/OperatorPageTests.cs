using ChainRule.Onnx.Operators;

namespace ChainRule.Onnx.Tests.Documents;

/// <summary>docs/onnx.md lists the operators that there are. CHAINRULE_WRITE_DOCS=1 writes them instead.</summary>
public sealed class OperatorPageTests
{
    private const string Start = "<!-- operators -->\n";
    private const string End = "\n<!-- /operators -->";

    [Fact]
    public void The_page_lists_all_operators()
    {
        var path = Path.GetFullPath(Path.Combine(TestFiles.Path(""), "..", "..", "..", "docs", "onnx.md"));
        var page = File.ReadAllText(path);
        var (start, end) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        var list = string.Join('\n', OperatorSet.Operators.GroupBy(one => one.Type[0]).Select(group => string.Join(", ", group.Select(one => $"`{one.Type}`"))).Select(line => $"- {line}"));
        if (Environment.GetEnvironmentVariable("CHAINRULE_WRITE_DOCS") == "1")
            File.WriteAllText(path, page[..start] + list + page[end..]);
        else
            Assert.Equal(list, page[start..Math.Max(start, end)]);
    }
}
