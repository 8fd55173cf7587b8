using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class VanishingGradients : Illness
{
    private const double Least = 1e-4;

    private static readonly Text Seen = new("Gradients relative to the largest of any layer: {0}.", "各层梯度相对于最大一层的比值：{0}。");

    public override string Code => "vanishing_gradients";

    public override Text Name => new("vanishing gradients", "梯度消失");

    public override Text Rule => new("√(mean g²) of a layer's weights is below 0.0001 of the largest of any layer: the medians of the steps observed.", "某层权重的 √(平均 g²) 低于各层中最大者的 0.0001：取所观察各步的中位数。");

    public override Text Reason => new("A sigmoid passes at most a quarter of the error, usual initialisers half of that: six layers reach 0.0001 (Hochreiter 1991; Glorot and Bengio 2010). A layer that learns ten thousand times as slowly does not learn.", "sigmoid 最多传回四分之一的误差，常用初始化再减半：六层即可降到 0.0001（Hochreiter 1991；Glorot 与 Bengio 2010）。学习慢一万倍的层等于没有学习。");

    public override Text Meaning => new("Backward through the layers, errors shrink; the layers at the front stay as they were drawn.", "误差在逐层反向传播时不断减小；靠前的层基本保持初始值。");

    public override Text Advice => new("Use relu or gelu in place of sigmoid or tanh, put a normalisation (batch_norm1d, layer_norm) after each layer, use residual layers, or fewer layers.", "请用 relu 或 gelu 代替 sigmoid 或 tanh，在每层后加归一化（batch_norm1d、layer_norm），使用残差层，或减少层数。");

    internal override IReadOnlyList<Type> Causes => [typeof(UnscaledData), typeof(DeadRelus), typeof(SaturatedUnits)];

    internal override bool CanJudge(Evidence evidence) => evidence.Weights.Count > 1;

    internal override Finding? Find(Evidence evidence)
    {
        var largest = evidence.Weights.Max(weight => weight.GradientSize);
        var vanishing = evidence.Weights.Where(weight => weight.GradientSize < Least * largest).ToList();
        return vanishing.MinBy(weight => weight.GradientSize) is { } worst
            ? new(this, worst.GradientSize / largest, worst.Path, Seen.With(Shown.Places(vanishing.Select(weight => (weight.Path, Shown.Number(weight.GradientSize / largest))))))
            : null;
    }
}
