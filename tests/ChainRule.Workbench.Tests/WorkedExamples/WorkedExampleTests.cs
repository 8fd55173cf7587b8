using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Expressions;

namespace ChainRule.Workbench.Tests.WorkedExamples;

/// <summary>What is under docs/worked-examples is what the examples come to. CHAINRULE_WRITE_DOCS=1 writes it instead.</summary>
public sealed partial class WorkedExampleTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CHAINRULE_WRITE_DOCS") == "1";

    public static TheoryData<string, Language> Documents()
    {
        var documents = new TheoryData<string, Language>();
        foreach (var example in WorkedExampleList.All)
        {
            documents.Add(example.Name, Language.English);
            documents.Add(example.Name, Language.Chinese);
        }

        return documents;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_derivation_is_what_is_written_down(string name, Language language) =>
        Check(Examples.Document(name, language), WorkedExampleList.All.Single(example => example.Name == name).Write(language));

    [Fact]
    public void The_index_lists_them_all() => Check(Path.Combine(Examples.Documents, "README.md"), WorkedExampleList.Index());

    [Fact]
    public void Every_example_is_worked_and_described()
    {
        var files = Directory.EnumerateFiles(Examples.Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order().ToArray();
        Assert.Equal(files, WorkedExampleList.All.Select(example => example.Name).Order());
        var readme = File.ReadAllText(Path.Combine(Examples.Folder, "README.md"));
        Assert.All(files, name => Assert.Contains($"[{name}]({name}.json)", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void No_other_document_is_left_over()
    {
        var wanted = WorkedExampleList.All.SelectMany(example => new[] { Language.English, Language.Chinese }.Select(language => Examples.Document(example.Name, language)));
        Assert.Empty(Directory.EnumerateFiles(Examples.Documents).Except(wanted.Append(Path.Combine(Examples.Documents, "README.md"))));
    }

    private static void Check(string file, string text)
    {
        if (Writes)
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{file} is missing: run the tests with CHAINRULE_WRITE_DOCS=1 to write it.");
        var (written, computed) = (Lines(File.ReadAllText(file)), Lines(text));
        for (var i = 0; i < Math.Max(written.Length, computed.Length); i++)
        {
            if (!AreSame(written.ElementAtOrDefault(i) ?? "", computed.ElementAtOrDefault(i) ?? ""))
                Assert.Fail($"{file}, line {i + 1}, is not what the example comes to; CHAINRULE_WRITE_DOCS=1 writes it anew.\nwritten:  {written.ElementAtOrDefault(i)}\ncomputed: {computed.ElementAtOrDefault(i)}");
        }
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    // But for the last digits, and for what is rounding alone, such as where differences stop being any good: these vary with the processor.
    private static bool AreSame(string a, string b) =>
        a == b || (Number().Replace(a, "#") == Number().Replace(b, "#") && Numbers(a).Zip(Numbers(b)).All(pair => Math.Abs(pair.First - pair.Second) <= 2e-5 + 1e-5 * Math.Abs(pair.First)));

    private static IEnumerable<double> Numbers(string line) => Number().Matches(line).Select(match =>
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * Math.Pow(10, match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0));

    [GeneratedRegex(@"(-?\d+(?:\.\d+)?)(?: \\times 10\^\{(-?\d+)\})?")]
    private static partial Regex Number();
}
