using System.Xml.Linq;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Workbench.Explaining;
using ChainRule.Workbench.Reporting.Judging;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>Why the loss of a mistaken sample pulls at the model: for a small network the derivation itself, and the command that makes it.</summary>
internal static class MistakeExplanation
{
    // A larger network's derivation would take longer than its page.
    private const long MostParameters = 2000;

    // Few are read.
    private const int MostDerivations = 3;

    /// <summary>The command, and the derivation of the worst mistakes of a small network.</summary>
    public static IEnumerable<XElement> Of(RunReport report, Mistake mistake, Dataset samples, int place)
    {
        if (Address(report, mistake) is not { } address)
            yield break;
        if (Command(report, mistake, address) is { } command)
            yield return Html.Of("code", command.Select(word => new object[] { Html.Of("span", word), new XText(" ") }));
        if (place < MostDerivations && report.Experiment.Model.Network.ParameterCount <= MostParameters && Derive(report, samples, place, address) is { } explanation)
        {
            yield return Derivation(explanation, Language.English, "en");
            yield return Derivation(explanation, Language.Chinese, "zh-Hans");
        }
    }

    // The last parameter with a number for each output, most often a bias: that of the output that is wrong.
    private static string? Address(RunReport report, Mistake mistake)
    {
        var outputs = report.Experiment.Model.Output.Count;
        var trained = report.Experiment.Model.Network.Parameters.Where(parameter => !parameter.IsFrozen).ToArray();
        if ((trained.LastOrDefault(parameter => parameter.Shape.Rank == 1 && parameter.Shape[0] == outputs) ?? trained.LastOrDefault()) is not { } parameter)
            return null;
        var first = mistake.Output < parameter.Shape[0] ? mistake.Output : 0;
        return FormattableString.Invariant($"{parameter.Path}[{string.Join(',', Enumerable.Repeat(0, parameter.Shape.Rank - 1).Prepend(first))}]");
    }

    // The standard input cannot be read again.
    private static IEnumerable<string>? Command(RunReport report, Mistake mistake, string address)
    {
        var (origin, source) = (report.Experiment.Judged, report.Experiment.Options.Source);
        string[] words =
        [
            "chainrule", "explain", report.Folder,
            "--data", origin.Data,
            "--row", FormattableString.Invariant($"{origin.RowOf(mistake.Sample)}"),
            "--parameter", address,
            .. source.Seed == 0 ? Array.Empty<string>() : ["--seed", FormattableString.Invariant($"{source.Seed}")],
            .. source.Published.Any(set => set.Name == origin.Data) && source.Folders.Searched is [var folder, _, ..] ? ["--data-folder", folder] : Array.Empty<string>(),
        ];
        return origin.Data == "-" ? null : words.Select(ShellWords.Quoted);
    }

    private static Explanation? Derive(RunReport report, Dataset samples, int place, string address)
    {
        var sample = samples.Select([place]);
        try
        {
            return ExplainedNetwork.Of(report.Experiment.Model.Copy(DType.Float64), new(sample.Inputs.InPrecision(DType.Float64), sample.Targets), [address], new() { Training = false, Name = report.Experiment.Model.Name });
        }
        catch (Exception fault) when (fault is NonFiniteException or ExplanationException)
        {
            // The page says elsewhere that the model is spoilt.
            return null;
        }
    }

    private static XElement Derivation(Explanation explanation, Language language, string tag) => Html.Of(
        "span",
        new XAttribute("lang", tag),
        Html.Of("pre", new XText(ExplanationWriter.Write(explanation, ExplanationFormat.Text, new() { Language = language }))));
}
