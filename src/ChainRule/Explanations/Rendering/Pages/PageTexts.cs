using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages;

/// <summary>The texts that every page has.</summary>
internal static class PageTexts
{
    public static readonly Text TitleOfOne = new("{0}: {1} by the chain rule", "{0}：用链式法则求 {1}");

    public static readonly Text TitleOfAll = new("{0}: {1} gradients by the chain rule", "{0}：用链式法则求 {1} 个梯度");

    public static readonly Text Subject = new(
        "{0} is {1} = {2}. The lines below show why the gradient of the loss with respect to it is {3} = {4}.",
        "{0} 即 {1} = {2}。损失对它的偏导数为 {3} = {4}，下面逐行推导。");

    public static readonly Text Warning = new("Warning: {0}", "注意：{0}");

    public static readonly Text Symbols = new("Symbols", "符号");

    public static readonly Text Network = new("The network", "网络");

    public static readonly Text Result = new("Result", "结果");

    public static readonly Text Parameter = new("parameter", "参数");

    public static readonly Text Symbol = new("symbol", "符号");

    public static readonly Text Value = new("value", "值");

    public static readonly Text Gradient = new("gradient", "梯度");

    public static readonly Text AfterStep = new("after the step", "更新后");

    public static readonly Text Row = new("The sample is row {0} of {1}, counted from 0.", "样本是 {1} 的第 {0} 行（从 0 开始计）。");

    public static readonly Text Standardized = new(
        "Its numbers are standardised: the mean of the training rows is subtracted, and the result divided by their standard deviation.",
        "其中的数值列已标准化：减去训练样本的均值，再除以训练样本的标准差。");

    public static readonly Text Raw = new("{0} {1}, standardised", "{0} {1}，已标准化");

    public static readonly Text ForwardValues = new(
        "These values of the forward pass do not depend on what is explained, so they are not derived:",
        "以下各量取自正向传播的结果，与所求梯度的参数无关，不再推导：");

    public static readonly Text OmittedOne = new(
        "One more value is named above without a derivation, to keep this short.",
        "为节省篇幅，上文中还有 1 个量未给出推导。");

    public static readonly Text Omitted = new(
        "{0} more values are named above without derivations, to keep this short.",
        "为节省篇幅，上文中还有 {0} 个量未给出推导。");

    public static readonly Text Loss = new("The loss is {0} = {1}.", "损失 {0} = {1}。");

    public static readonly Text LossFalls = new(
        "The step of all parameters takes the loss from {0} to {1}: it falls by {2}.",
        "所有参数同时更新，使损失由 {0} 变为 {1}：下降了 {2}。");

    public static readonly Text LossRises = new(
        "The step of all parameters takes the loss from {0} to {1}: it rises by {2}.",
        "所有参数同时更新，使损失由 {0} 变为 {1}：上升了 {2}。");

    public static readonly Text StepTooLong = new(
        "The step went down the loss's slope, so it was too long.",
        "这一步沿损失下降的方向，因此是步长过大。");

    public static readonly Text StepElsewhere = new(
        "The step did not go down the loss's slope: the optimizer also follows other things (earlier gradients, weight decay), which led it elsewhere.",
        "这一步并未沿损失下降的方向：优化器所依据的其他因素（此前的梯度、权重衰减）使它偏离。");

    public static readonly Text LossStays = new("The step of all parameters leaves the loss at {0}.", "所有参数同时更新，损失没有改变，仍为 {0}。");

    public static readonly Text NetworkCaption = new(
        "Neurons show their values, connections ∂L/∂(weight): the wider, the larger; blue is positive, red negative.",
        "神经元上标出其值，连线上标出 ∂L/∂(权重)：线越宽，绝对值越大；蓝色为正，红色为负。");

    public static readonly Text NetworkPaths = new(
        "The paths from {0} to the loss are drawn in full; the rest is faded.",
        "从 {0} 到损失的路径以实色画出，其余部分淡化。");

    public static readonly Text NetworkSample = new(
        "Values are those of the first of {0} samples; gradients are for all of them.",
        "图中的值属于 {0} 个样本中的第一个；梯度取自全部样本。");
}
