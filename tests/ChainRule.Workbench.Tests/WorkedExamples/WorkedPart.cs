using System.Globalization;
using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;
using ChainRule.Tensors;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.WorkedExamples;

/// <summary>One call of the command for a network file of examples/.</summary>
/// <param name="Addresses">what it explains; everything when none is given</param>
internal sealed record WorkedPart(params IReadOnlyList<string> Addresses)
{
    public ExplanationOptions Options { get; init; } = new();

    public int Step { get; init; } = 1;

    public string Write(string name, Language language) =>
        ExplanationWriter.Write(Explain(name), ExplanationFormat.Markdown, new() { Language = language });

    public Explanation Explain(string name) =>
        ExplainedNetwork.Of(NetworkFile.Read(Examples.File(name), DType.Float64), Addresses, Options, Step);

    /// <summary>The call, as one would type it.</summary>
    public string Command(string name, Language language) => string.Join(' ',
    [
        $"chainrule explain examples/{name}.json",
        .. Addresses.Select(address => $"--parameter {address}"),
        .. Options.Round is { } decimals ? [string.Create(CultureInfo.InvariantCulture, $"--round {decimals}")] : Array.Empty<string>(),
        .. Step > 1 ? [string.Create(CultureInfo.InvariantCulture, $"--step {Step}")] : Array.Empty<string>(),
        .. Options.Methods ? ["--methods"] : Array.Empty<string>(),
        .. Options.ErrorShares ? ["--error-shares"] : Array.Empty<string>(),
        .. Options.Descent ? ["--descent"] : Array.Empty<string>(),
        "--format markdown",
        language == Language.Chinese ? "--lang zh" : "--lang en",
    ]);
}
