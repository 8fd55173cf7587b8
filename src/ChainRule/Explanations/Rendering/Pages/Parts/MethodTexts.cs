using ChainRule.Explanations.Methods;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The comparison of ways to compute a gradient.</summary>
internal static class MethodTexts
{
    public static readonly Text Heading = new("{0} in four ways", "用四种方法计算 {0}");

    public static readonly Text NotRounded = new(
        "Here nothing is rounded between the lines, so the gradient is the network's own.",
        "这里各行之间不作舍入，因此是网络本身的梯度。");

    public static readonly Text Method = new("method", "方法");

    public static readonly Text Difference = new("difference", "偏差");

    public static readonly Text MultiplicationsForOne = new("multiplications", "乘法次数");

    public static readonly Text MultiplicationsForAll = new("for all {0} gradients", "全部 {0} 个梯度");

    public static readonly Text Seconds = new("seconds", "耗时（秒）");

    public static readonly Text Timing = new(
        "Times are for one run in plain, naive arithmetic, which gives all {0} gradients by backpropagation and only this one by any other method.",
        "耗时是用朴素算法运行一次的时间：反向传播一次得到全部 {0} 个梯度，其他方法只得到这一个。");

    public static readonly Text Overhead = new(
        "With so few multiplications they measure the overhead of going from operation to operation, not the arithmetic.",
        "乘法次数这么少时，测到的主要是逐个执行运算的开销，而不是算术本身。");

    public static readonly Text WhyBackward = new(
        "Backpropagation computes all {0} gradients in one sweep; every other method starts again for each parameter and needs at least {1} times as many multiplications here.",
        "反向传播一次即可得到全部 {0} 个梯度；其他方法对每个参数都要重新计算，这里至少需要 {1} 倍的乘法。");

    public static readonly Text Quotients = new("Finite differences", "有限差分");

    public static readonly Text QuotientError = new("distance from the gradient", "与梯度的距离");

    public static readonly Text QuotientFromLeft = new("from the left", "左侧差商");

    public static readonly Text QuotientFromRight = new("from the right", "右侧差商");

    public static readonly Text Kink = new(
        "The loss has a kink here: its slope with respect to {0} is {1} on the left and {2} on the right. Backpropagation's {3} is one of these or lies between them, so finite differences cannot tell whether it is right, however small Δ is.",
        "损失在此处有折点：对 {0} 的左侧斜率为 {1}，右侧斜率为 {2}。反向传播所取的 {3} 等于其中之一或介于两者之间，因此无论 Δ 多小，有限差分都无法检验它。");

    public static readonly Text Jump = new(
        "The loss jumps here: its slope with respect to {0} is {1} on the left and {2} on the right. Backpropagation gives {3}, and finite differences cannot tell whether it is right, however small Δ is.",
        "损失在此处有跳变：对 {0} 的左侧斜率为 {1}，右侧斜率为 {2}。反向传播取 {3}，无论 Δ 多小，有限差分都无法检验它。");

    public static readonly Text KinkBeyond = new(
        "The loss has a kink here: its slope with respect to {0} is {1} on the left and {2} on the right. Backpropagation's {3} is not between them, because it chooses a slope at every kink on the way separately.",
        "损失在此处有折点：对 {0} 的左侧斜率为 {1}，右侧斜率为 {2}。反向传播所取的 {3} 不在两者之间：它对途中的每个折点分别取值。");

    public static readonly Text RoundingSpoils = new(
        "The quotient comes closest at Δ = {0}. For smaller Δ the two losses agree in so many digits that their difference is mostly rounding error.",
        "Δ = {0} 时最接近。Δ 再小，两个损失的前若干位几乎相同，相减后剩下的主要是舍入误差。");

    public static readonly Text Paths = new("Paths", "路径");

    public static readonly Text NoPath = new(
        "No path leads from {0} to the loss, so the sum is 0.",
        "从 {0} 到损失没有路径，因此和为 0。");

    public static readonly Text OnePath = new(
        "There is one path from {0} to the loss; the gradient is the product of its {1} factors.",
        "从 {0} 到损失只有一条路径，只需把它的 {1} 个因子相乘。");

    public static readonly Text PathCount = new(
        "There are {0} paths from {1} to the loss, with {2} factors in all, of which only {3} are different: the others are computed again and again. "
        + "Backpropagation sums over the same paths, but keeps what they share: each δ is computed once, and everything before it uses it.",
        "从 {1} 到损失共有 {0} 条路径、{2} 个因子，其中不同的只有 {3} 个，其余都是重复计算。"
        + "反向传播求的是同一个和，但把各路径共有的部分保留下来：每个 δ 只算一次，供前面各层共用。");

    public static readonly Text MorePaths = new("The largest are shown; {0} more are left out.", "只列出贡献最大的路径，另有 {0} 条未列出。");

    public static readonly Text TooManyPaths = new("There are too many to walk, so they are only counted.", "路径太多，无法逐条计算，这里只给出条数。");

    private static readonly Text[] Names =
    [
        new("backpropagation", "反向传播"),
        new("forward mode (dual numbers)", "前向模式（对偶数）"),
        new("sum over all paths", "对所有路径求和"),
        new("finite differences", "有限差分（数值微分）"),
    ];

    public static Text Name(Method method) => Names[(int)method];
}
