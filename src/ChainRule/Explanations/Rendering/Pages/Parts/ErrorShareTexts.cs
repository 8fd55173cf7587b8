using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The popular account that shares out the error.</summary>
internal static class ErrorShareTexts
{
    public static readonly Text Heading = new("Shares of the error, and the true gradients", "按权重比例分摊的误差与真实误差");

    public static readonly Text Account = new(
        "A popular account hands a neuron's error back in proportion to the weights that lead to it. It is a metaphor, not the gradient: "
        + "the chain rule multiplies by each weight as it is, without dividing by their sum, and by the derivative of every function on the way.",
        "一种流行的说法把神经元的误差按连到它的各权重的比例分摊给前一层。这只是一种比喻，并不是梯度："
        + "链式法则乘的是权重本身，不除以权重之和，而且还要乘上沿途每个函数的导数。");

    public static readonly Text Neuron = new("neuron", "神经元");

    public static readonly Text Share = new("share of the error", "分摊的误差");

    public static readonly Text TrueError = new("true: {0}", "真实值：{0}");

    public static readonly Text Delta = new("for the weights: {0}", "用于权重：{0}");

    public static readonly Text Agree = new("Here the two agree.", "这里两者一致。");

    public static readonly Text Differ = new(
        "For {0} the two differ in size: {1} instead of {2}.",
        "对 {0}，两者大小不同：{1}，而应为 {2}。");

    public static readonly Text Opposite = new(
        "For {0} even the signs differ: with the share, {1}, a step would go the wrong way; the true figure is {2}.",
        "对 {0}，两者连符号都不同：按分摊值 {1} 更新会走错方向；真实值为 {2}。");

    public static readonly Text Undefined = new(
        "For {0} there is no share at all, because the weights in a denominator add up to 0; the true figure is {1}.",
        "对 {0}，作为分母的权重之和为 0，无法分摊；真实值为 {1}。");
}
