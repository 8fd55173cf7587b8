using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// A model whose last layer does what its loss does again: softmax before cross-entropy, sigmoid before binary cross-entropy, and the like. Its
/// probabilities are squeezed together, and it learns slowly or not at all.
/// </summary>
public static class DoubledOutput
{
    private static readonly Text SqueezedClasses = new(
        "Layer {0}, counted from 0, is a {1}, but cross-entropy applies a softmax of its own: no class can reach a probability above {2}. Remove layer {0}.",
        "第 {0} 层（从 0 开始计）为 {1}，而交叉熵损失自带 softmax：任何类别的概率都不会超过 {2}。请删去第 {0} 层。");

    private static readonly Text SuperfluousLogarithm = new(
        "Layer {0}, counted from 0, is a {1}, which cross-entropy applies anyway: the layer does no harm, but it is superfluous. Remove layer {0}.",
        "第 {0} 层（从 0 开始计）为 {1}，而交叉熵损失本身已包含这一步：此层无害，但多余。可删去第 {0} 层。");

    private static readonly Text SqueezedOutputs = new(
        "Layer {0}, counted from 0, is a {1}, but binary cross-entropy applies a sigmoid of its own: probabilities stay {2}. Remove layer {0}.",
        "第 {0} 层（从 0 开始计）为 {1}，而二元交叉熵损失自带 sigmoid：概率只能{2}。请删去第 {0} 层。");

    private static readonly Text BetweenOneHalfAndMore = new("between 0.5 and 0.731", "在 0.5 与 0.731 之间");

    private static readonly Text BelowOneHalf = new("below 0.5", "低于 0.5");

    /// <summary>What is wrong with the model's last layer and what to do about it; null if nothing is.</summary>
    /// <param name="model">the model</param>
    /// <param name="loss">what judges its output</param>
    /// <param name="output">the shape of one sample's output</param>
    public static Text? Warning(Layer model, Loss loss, Shape output) => Find(model, loss, output)?.Warning;

    /// <summary>The last layer, what is wrong with it, and whether it is only superfluous; null if nothing is.</summary>
    internal static (Layer Layer, Text Warning, bool IsHarmless)? Find(Layer model, Loss loss, Shape output) => (loss, Last(model)) switch
    {
        (CrossEntropy, LogSoftmax layer) => (layer, SuperfluousLogarithm.With(layer.Path, "log-softmax"), true),
        (CrossEntropy, Softmax layer) => (layer, SqueezedClasses.With(layer.Path, "softmax", Largest(output[-1])), false),
        (CrossEntropy, Sigmoid layer) => (layer, SqueezedClasses.With(layer.Path, "sigmoid", Largest(output[-1])), false),
        (BinaryCrossEntropy, LogSoftmax layer) => (layer, SqueezedOutputs.With(layer.Path, "log-softmax", BelowOneHalf), false),
        (BinaryCrossEntropy, Softmax layer) => (layer, SqueezedOutputs.With(layer.Path, "softmax", BetweenOneHalfAndMore), false),
        (BinaryCrossEntropy, Sigmoid layer) => (layer, SqueezedOutputs.With(layer.Path, "sigmoid", BetweenOneHalfAndMore), false),
        _ => null,
    };

    // The softmax of one 1 among zeros: e / (e + K − 1).
    private static string Largest(int classes) => FormattableString.Invariant($"{Math.E / (Math.E + classes - 1):0.###}");

    // The output of a residual layer is a sum, whatever its last inner layer is.
    private static Layer? Last(Layer layer) =>
        layer is Sequential ? layer.Children.Reverse().Select(Last).FirstOrDefault(last => last is not null)
        : layer is Identity or Dropout or Flatten ? null
        : layer;
}
