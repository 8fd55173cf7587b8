using ChainRule.Expressions;

namespace ChainRule.Workbench.Tests.WorkedExamples;

/// <summary>A derivation under docs/worked-examples.</summary>
/// <param name="Name">its network file's name</param>
/// <param name="See">what to see in it, in two lines</param>
/// <param name="Parts">the calls that it shows; the whole network, worked once, when none is given</param>
internal sealed record WorkedExample(string Name, Text See, params IReadOnlyList<WorkedPart> Parts)
{
    private static readonly Text Runs = new("The run and the decision regions", "训练过程与决策区域");

    private static readonly Text Sample = new(
        "The same network, trained by `dotnet run --project samples/05-perceptron-and-xor`; η is 2, and an epoch is one step on all four corners:",
        "用 `dotnet run --project samples/05-perceptron-and-xor` 训练同一网络；η 为 2，每个 epoch 在四个角点上更新一步：");

    /// <summary>Which runs of the sample of the perceptron belong to it.</summary>
    public IReadOnlyList<string> SampleRuns { get; init; } = [];

    /// <summary>The document: each derivation below the call that makes it.</summary>
    public string Write(Language language)
    {
        var parts = (Parts.Count > 0 ? Parts : [new WorkedPart()]).Select((part, i) =>
        {
            var (title, rest) = Split(part.Write(Name, language), "\n");
            return $"{title}\n\n{(i == 0 ? See.In(language) + "\n\n" : "")}```sh\n{part.Command(Name, language)}\n```\n{rest}";
        });
        return string.Join('\n', [.. parts, .. SampleRuns.Count > 0 ? [Run(language)] : Array.Empty<string>()]);
    }

    private string Run(Language language)
    {
        var output = File.ReadAllText(Path.Combine(Examples.Root, "tests", "ChainRule.Cli.Tests", "Samples", "perceptron-and-xor.txt")).ReplaceLineEndings("\n");
        var runs = SampleRuns.Select(title => title + Split(Split(output, title).After, "undecided").Before + "undecided (0.4 to 0.6)\n");
        return $"## {Runs.In(language)}\n\n{Sample.In(language)}\n\n```text\n{string.Join('\n', runs)}```\n";
    }

    private static (string Before, string After) Split(string text, string at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return (text[..place], text[(place + at.Length)..]);
    }
}
