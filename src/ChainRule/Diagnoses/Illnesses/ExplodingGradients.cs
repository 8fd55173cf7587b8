using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class ExplodingGradients : Illness
{
    private const double Most = 10;

    private static readonly Text Seen = new("Gradients are larger than the weights themselves, by these factors: {0}.", "梯度比权重本身还大，倍数分别为：{0}。");

    public override string Code => "exploding_gradients";

    public override Text Name => new("exploding gradients", "梯度爆炸");

    public override Text Rule => new("√(mean g²) of a layer's weights is more than 10 times √(mean w²), or 10 times 1/√(3·inputs), the size of weights as they are usually drawn, if that is larger: the median of the steps observed.", "某层权重的 √(平均 g²) 超过 √(平均 w²) 的 10 倍（若 1/√(3·输入数) 即通常的初始大小更大，则以其为准）：取所观察各步的中位数。");

    public override Text Reason => new("A learning rate of 0.1 would then change the weights by their own size in each step; with usual initialisers and scaled data the ratio is below 1 (Glorot and Bengio 2010).", "此时 0.1 的学习率每步都会把权重改变其自身的大小；在常用初始化与缩放过的数据下，该比值低于 1（Glorot 与 Bengio 2010）。");

    public override Text Meaning => new("Backward through the layers, errors grow; a step of usual length throws the weights about.", "误差在逐层反向传播时不断增大；正常长度的一步就会使权重剧烈跳动。");

    public override Text Advice => new("Clip gradients (--clip-norm 1, Links = [new ClipByNorm(1)]), draw smaller weights, or put a normalisation after each layer.", "请裁剪梯度（--clip-norm 1，Links = [new ClipByNorm(1)]），使用更小的初始权重，或在每层之后加归一化。");

    internal override IReadOnlyList<Type> Causes => [typeof(UnscaledData)];

    internal override bool CanJudge(Evidence evidence) => evidence.Weights.Count > 0;

    internal override Finding? Find(Evidence evidence)
    {
        var exploding = evidence.Weights.Where(weight => weight.Size > 0 && weight.GradientSize > Most * weight.Size).ToList();
        return exploding.MaxBy(Factor) is { } worst
            ? new(this, Factor(worst), worst.Path, Seen.With(Shown.Places(exploding.Select(weight => (weight.Path, Shown.Number(Factor(weight)))))))
            : null;
    }

    private static double Factor(WeightFigures weight) => weight.GradientSize / weight.Size;
}
