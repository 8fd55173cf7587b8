using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The loss as one parameter varies.</summary>
internal static class DescentTexts
{
    public static readonly Text Heading = new("The loss as {0} varies", "损失随 {0} 的变化");

    public static readonly Text Caption = new(
        "Everything else stays the same. ● marks the current {0}, with the tangent there.",
        "其他参数保持不变。● 表示 {0} 的当前位置及该处的切线。");

    public static readonly Text CaptionOfStep = new("◆ is where the step lands.", "◆ 表示更新后的位置。");

    public static readonly Text Negative = new(
        "The slope {0} = {1} is negative: the loss falls to the right, so descending makes {2} larger.",
        "斜率 {0} = {1} 为负：损失向右下降，因此沿下降方向 {2} 增大。");

    public static readonly Text Positive = new(
        "The slope {0} = {1} is positive: the loss falls to the left, so descending makes {2} smaller.",
        "斜率 {0} = {1} 为正：损失向左下降，因此沿下降方向 {2} 减小。");

    public static readonly Text Level = new(
        "The slope {0} is zero: the loss gives {1} no direction.",
        "斜率 {0} 为零：损失没有给 {1} 指出方向。");

    public static readonly Text Kink = new(
        "The loss has a kink here: its slope is {1} on the left and {2} on the right; backpropagation uses {0} = {3}.",
        "损失在此处有折点：左侧斜率为 {1}，右侧斜率为 {2}，这里取 {0} = {3}。");

    public static readonly Text Jump = new(
        "The loss jumps here: its slope is {1} on the left and {2} on the right; backpropagation uses {0} = {3}.",
        "损失在此处有跳变：左侧斜率为 {1}，右侧斜率为 {2}，这里取 {0} = {3}。");

    public static readonly Text Lands = new(
        "The step takes {0} from {1} to {2}, and along this curve the loss from {3} to {4}.",
        "这一步使 {0} 由 {1} 变为 {2}，沿这条曲线损失由 {3} 变为 {4}。");

    public static readonly Text Overshoots = new(
        "It lands beyond the minimum, where the loss is larger: the learning rate is too large for this curve.",
        "它越过了最小点，损失反而变大：对这条曲线来说学习率过大。");

    public static readonly Text Elsewhere = new(
        "That is not down the slope: the optimizer also follows other things (earlier gradients, weight decay), which led it there.",
        "这并不是沿斜率下降的方向：优化器所依据的其他因素（此前的梯度、权重衰减）使它如此。");

    public static readonly Text Here = new("here", "当前");

    public static readonly Text Step = new("after the step", "更新后");
}
