using ChainRule.Explanations.Derivations;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>The meaning of marks on letters; letters bring their own meaning.</summary>
internal static class LegendTexts
{
    public static readonly Text LocalDerivative = new(
        "the local derivative of {0} at its input",
        "局部导数：函数 {0} 对其自变量的变化率");

    public static readonly Text Layer = new(
        "a superscript in brackets is the layer's number, counted from 0 as in the network file",
        "带括号的上标是层的编号（与网络文件一致，从 0 开始）");

    public static readonly Text LayerName = new(
        "a superscript in brackets is the layer's name",
        "带括号的上标是层的名称");

    public static readonly Text WeightIndexes = new(
        "{0} leads from input {1} to neuron {2}: subscripts count from 1, addresses such as {3} from 0",
        "{0} 连接第 {1} 个输入与第 {2} 个神经元：下标从 1 开始，{3} 这样的地址从 0 开始");

    public static readonly Text Samples = new(
        "the first subscript of inputs, targets and values computed by layers is the sample, from 1 to {0}; if the loss is the mean over samples, its factor contains 1/{0}",
        "输入、目标值以及各层计算结果的第一个下标是样本编号（1 到 {0}）；若损失取这 {0} 个样本的平均，系数中便含有 1/{0}");

    public static readonly Text Indexes = new(
        "subscripts count from 1, addresses such as {0} from 0",
        "下标从 1 开始，{0} 这样的地址从 0 开始");

    public static readonly Text IndexedElement = new(
        "{0}, counted from 1; its address, counted from 0, is {1}",
        "{0}（从 1 开始计）；其地址为 {1}（从 0 开始计）");

    public static readonly Text OfFilter = new("{0} of the filter", "卷积核的{0}");

    public static readonly Text OfPicture = new("{0} of the picture", "图像的{0}");

    private static readonly Text[] Dimensions =
        [new("sample {0}", "第 {0} 个样本"), new("filter {0}", "第 {0} 个卷积核"), new("channel {0}", "第 {0} 个通道"), new("row {0}", "第 {0} 行"), new("column {0}", "第 {0} 列")];

    /// <summary>A position along a dimension.</summary>
    public static Text Counted(Dimension dimension) => Dimensions[(int)dimension];
}
