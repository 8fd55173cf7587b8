using ChainRule.Explanations.Derivations;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Pages.Parts;

/// <summary>What letters mean.</summary>
internal static class LegendTexts
{
    public static readonly Text Input = new("input", "输入");

    public static readonly Text Target = new("target: what the output should be", "目标值：期望的输出");

    public static readonly Text SmoothedTarget = new("the target, smoothed", "平滑后的目标值");

    public static readonly Text ClassWeight = new("weight of a class in the loss", "类别在损失中的权重");

    public static readonly Text Weight = new("weight", "权重");

    public static readonly Text Bias = new("bias", "偏置");

    public static readonly Text WeightedSum = new("weighted sum", "加权和");

    public static readonly Text Output = new("what a layer puts out", "一层的输出（激活值）");

    public static readonly Text Normalized = new("what a normalisation puts out", "归一化层的输出");

    public static readonly Text Loss = new("loss: how wrong the output is", "损失：输出与目标的差距");

    public static readonly Text Delta = new("the error of a weighted sum: how fast the loss changes with it", "加权和的误差，即损失对它的偏导数");

    public static readonly Text LearningRate = new("learning rate", "学习率");

    public static readonly Text Mean = new("mean", "均值");

    public static readonly Text Variance = new("variance", "方差");

    public static readonly Text RunningMean = new("running mean", "滑动均值");

    public static readonly Text RunningVariance = new("running variance", "滑动方差");

    public static readonly Text Standardized = new("shifted and scaled to mean 0 and variance 1", "标准化后的值（均值 0，方差 1）");

    public static readonly Text Scale = new("trained scale", "可学习的缩放");

    public static readonly Text Shift = new("trained shift", "可学习的平移");

    public static readonly Text Probability = new("probability that the network gives", "网络给出的概率");

    public static readonly Text Mask = new("dropout's mask: what is kept, and by how much it grows", "dropout 掩码：保留哪些值及其放大倍数");

    public static readonly Text Largest = new("the largest of the values", "各值中的最大者");

    public static readonly Text Exponentials = new("the sum of the exponentials", "各指数之和");

    public static readonly Text Velocity = new("velocity, which keeps momentum", "速度，用于累积动量");

    public static readonly Text FirstMoment = new("first moment: running mean of the gradient", "一阶矩：梯度的滑动平均");

    public static readonly Text SecondMoment = new("second moment: running mean of the squared gradient", "二阶矩：梯度平方的滑动平均");

    public static readonly Text FirstCorrected = new("the first moment, corrected for its start at 0", "对零初值作偏差修正后的一阶矩");

    public static readonly Text SecondCorrected = new("the root of the second moment, corrected for its start at 0", "对零初值作偏差修正后的二阶矩的平方根");

    public static readonly Text Squares = new("squared gradients, gathered", "累积的梯度平方");

    public static readonly Text Penalized = new("gradient with weight decay", "加入权重衰减后的梯度");

    public static readonly Text Direction = new("gradient over its usual size", "按通常大小缩放后的梯度");

    public static readonly Text GradientNorm = new("norm of all gradients together", "全部梯度的范数");

    public static readonly Text ClippingFactor = new("factor that clips the gradients; 1 leaves them as they are", "梯度裁剪系数；为 1 时梯度不变");

    public static readonly Text LocalDerivative = new(
        "the local derivative of {0} at its input",
        "局部导数：函数 {0} 对其自变量的变化率");

    public static readonly Text Layer = new(
        "a superscript in brackets is the layer's number, as the network file counts them from 0",
        "带括号的上标是层的编号（与网络文件一致，从 0 开始）");

    public static readonly Text WeightIndexes = new(
        "{0} leads from input {1} to neuron {2}: subscripts count from 1, addresses such as {3} from 0",
        "{0} 连接第 {1} 个输入与第 {2} 个神经元：下标从 1 开始，{3} 这样的地址从 0 开始");

    public static readonly Text Samples = new(
        "the first subscript of inputs, targets and what layers compute is the sample, from 1 to {0}; where the loss is the mean over them, 1/{0} is part of its factor",
        "输入、目标值以及各层计算结果的第一个下标是样本编号（1 到 {0}）；若损失取这 {0} 个样本的平均，系数中便含有 1/{0}");

    public static readonly Text Indexes = new(
        "subscripts count from 1, addresses such as {0} from 0",
        "下标从 1 开始，{0} 这样的地址从 0 开始");

    public static readonly Text IndexedElement = new(
        "{0}, counted from 1; its address, counted from 0, is {1}",
        "{0}（从 1 开始计）；其地址为 {1}（从 0 开始计）");

    public static readonly Text OfFilter = new("{0} of the filter", "卷积核的{0}");

    public static readonly Text OfPicture = new("{0} of the picture", "图像的{0}");

    /// <summary>What an index counts, with the index.</summary>
    public static Text Counted(Dimension dimension) => dimension switch
    {
        Dimension.Sample => new("sample {0}", "第 {0} 个样本"),
        Dimension.Filter => new("filter {0}", "第 {0} 个卷积核"),
        Dimension.Channel => new("channel {0}", "第 {0} 个通道"),
        Dimension.Row => new("row {0}", "第 {0} 行"),
        Dimension.Column => new("column {0}", "第 {0} 列"),
        _ => throw new NotSupportedException(dimension.ToString()),
    };
}
