using ChainRule.Diagnoses;
using ChainRule.Expressions;
using Spectre.Console;
using Text = ChainRule.Expressions.Text;

namespace ChainRule.Cli.Views;

/// <summary>What a doctor found, in a paragraph each.</summary>
internal static class FindingLines
{
    private static readonly Text Serious = new("finding    ", "发现       ");

    private static readonly Text Notice = new("notice     ", "提示       ");

    private static readonly Text None = new("no sign of ", "未见       ");

    private static readonly Text Well = new("The doctor found nothing wrong.", "未发现问题。");

    private static readonly Text TooShort = new(
        "The doctor found nothing wrong, but training was too short to judge how its losses went: that takes four stretches of 100 steps and 1000 samples or more.",
        "未发现问题，但训练过短，无法判断损失的变化：至少需要四段训练，每段不少于 100 步且 1000 个样本。");

    // Between the items of a list.
    private static readonly Text Comma = new(", ", "、");

    private static readonly Text Sentence = new("{0}: {1}", "{0}：{1}");

    /// <summary>What is well in one paragraph, then the findings.</summary>
    public static void Write(IAnsiConsole console, Diagnosis diagnosis, Language language)
    {
        console.WriteLabelled(None.In(language), Pieces(string.Join(Comma.In(language), diagnosis.Absent.Select(illness => illness.Name.In(language)))));
        foreach (var finding in diagnosis.Findings)
            Write(console, finding, language);
    }

    public static void Write(IAnsiConsole console, Finding finding, Language language) =>
        console.WriteLabelled((finding.IsSerious ? Serious : Notice).In(language), Pieces(Sentence.With(finding.Illness.Name, finding.Text).In(language)));

    /// <summary>That nothing was found while a network was trained, or not yet.</summary>
    public static void WriteNone(IAnsiConsole console, bool judgesCourse, Language language) =>
        console.WriteLabelled("", Pieces((judgesCourse ? Well : TooShort).In(language)));

    // Chinese may be broken after a mark, English at a blank.
    private static string[] Pieces(string text) => string.Concat(text.Select(letter => letter is '。' or '，' or '、' ? $"{letter} " : $"{letter}")).TrimEnd().Split(' ');
}
