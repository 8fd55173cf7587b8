using System.Globalization;
using ChainRule.Diagnoses;

namespace ChainRule.Workbench.Tests.Diagnoses;

/// <summary>docs/diagnoses.md: what the doctor looks for.</summary>
internal static class IllnessPage
{
    private const string Opening = """
        # Diagnoses

        `chainrule train … --watch` says what goes wrong while a network is trained: each finding once, after the epoch in which it is seen, and all
        of them again at the end. `chainrule diagnose MODEL DATA` examines a trained model, or a network file before training, with data. Both say what
        was seen, with its number and place, what that means, and what to try; in the language of the locale (`diagnose` also in that of `--lang`), or as JSON with `--json`.
        `diagnose` ends with exit code 1 if something serious was found. In the library, `Doctor` is a callback
        and `Diagnosis.Of` examines a model; `Findings` has what was found, and `finding.Text.English` is what the command prints.

        A finding that another explains comes after it and says so. `diagnose` leaves the model as it was, but trains it on one batch for a moment, to see
        whether that can be learnt. Watching changes no bit of a training. It observes the first step, the 10th, the 50th and then one in INTERVAL, on
        at most 32 samples of the batch, and so costs about 1 % of the time of a long training.

        What is written here is taken from the rules themselves. "Guessing" is the best constant answer: the shares of the classes, the mean or the median of the target. A
        stretch of training is as many epochs as have 100 steps and 1000 samples.
        """;

    public static string Write() => string.Join("\n", [
        Opening.ReplaceLineEndings("\n").Replace("INTERVAL", Doctor.Interval.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        "",
        "| what | found if | why there | what to try |",
        "| --- | --- | --- | --- |",
        .. Illnesses.All.Select(illness => $"| **{illness.Name.English}** `{illness.Code}` | {illness.Rule.English} | {illness.Reason.English} | {illness.Advice.English} |"),
        "",
        "## 中文",
        "",
        "| 问题 | 判定规则 | 阈值依据 | 建议 |",
        "| --- | --- | --- | --- |",
        .. Illnesses.All.Select(illness => $"| **{illness.Name.Chinese}** `{illness.Code}` | {illness.Rule.Chinese} | {illness.Reason.Chinese} | {illness.Advice.Chinese} |"),
        "",
    ]);
}
