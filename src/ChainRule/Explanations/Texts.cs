using ChainRule.Expressions;

namespace ChainRule.Explanations;

/// <summary>Remarks and headings of derivations.</summary>
internal static class Texts
{
    public static readonly Text ZeroFactor = new("Zero, because {0} is 0: no error passes.", "结果为零，因为 {0} 为零：误差无法通过。");

    public static readonly Text ZeroValue = new("Zero, because {0} is 0.", "结果为零，因为 {0} 为零。");

    public static readonly Text ZeroTerms = new(
        "Zero, because every term has a factor of 0: in the first it is {0}.",
        "结果为零，因为每一项都有一个为零的因子，第一项中是 {0}。");

    public static readonly Text TermsLeftOut = new("⋯ stands for {0} more terms.", "⋯ 表示其余 {0} 项。");

    public static readonly Text TermsAndZerosLeftOut = new(
        "⋯ stands for {0} more terms, {1} of them 0.",
        "⋯ 表示其余 {0} 项，其中 {1} 个为 0。");

    public static readonly Text ZerosLeftOut = new("⋯ stands for {0} terms that are 0.", "⋯ 表示 {0} 个为 0 的项。");

    public static readonly Text Given = new("Given", "已知");

    private static readonly Text[] Headings =
        [new("Forward", "正向传播"), new("Loss", "损失"), new("Backward", "反向传播"), new("Gradient", "梯度"), new("Update", "更新")];

    /// <summary>The heading of a part of a derivation.</summary>
    public static Text Heading(SectionKind kind) => Headings[(int)kind];
}
