using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class UpdatesOutOfRange : Illness
{
    private const double Largest = 0.2;
    private const double Smallest = 1e-5;
    private const double StillToLearn = 0.5;
    private const int FewestSteps = 3;

    private static readonly Text TooLarge = new("A step changes weights by a large part of their size (about 0.001 is usual): {0}.", "一步就把权重改变了其大小的很大一部分（通常约为 0.001）：{0}。");

    private static readonly Text TooSmall = new("A step changes weights by hardly anything of their size (about 0.001 is usual): {0}.", "一步几乎没有改变权重（通常约为其大小的 0.001）：{0}。");

    public override string Code => "updates_out_of_range";

    public override Text Name => new("updates too large or too small for the weights", "更新相对权重过大或过小");

    public override Text Rule => new("‖Δw‖/‖w‖ of a layer's weights is above 0.2; or below 0.00001 while more than half of the loss of guessing is left: the median of the steps observed, at least 3.", "某层权重的 ‖Δw‖/‖w‖ 大于 0.2；或在仍剩一半以上常数预测损失时小于 0.00001：取所观察各步（至少 3 步）的中位数。");

    public override Text Reason => new("About 0.001 is usual (Karpathy, CS231n). The limits are a hundred times away on either side, since small layers and early steps move more.", "通常约为 0.001（Karpathy，CS231n）。上下限各相差约百倍，因为小的层和早期的步变化更大。");

    public override Text Meaning => new("Steps that are too large destroy what was learnt; steps that are too small learn nothing.", "步长过大会毁掉已学到的内容；过小则学不到东西。");

    public override Text Advice => new("Change --learning-rate (Optimizer.LearningRate) by about the factor that is missing, or give the layer a parameter group of its own.", "请按相差的倍数调整 --learning-rate（Optimizer.LearningRate），或为该层单独设置参数组。");

    internal override IReadOnlyList<Type> Causes =>
        [typeof(UnscaledData), typeof(LearningRateTooHigh), typeof(LearningRateTooLow), typeof(ExplodingGradients), typeof(VanishingGradients), typeof(DeadRelus), typeof(SaturatedUnits)];

    internal override bool CanJudge(Evidence evidence) => evidence.Steps.Count(step => step.Weights.Any(weight => double.IsFinite(weight.UpdateRatio))) >= FewestSteps;

    internal override Finding? Find(Evidence evidence)
    {
        var large = evidence.Weights.Where(weight => weight.UpdateRatio > Largest).ToList();
        if (large.MaxBy(weight => weight.UpdateRatio) is { } largest)
            return Of(TooLarge, largest, large);
        var small = evidence.Left > StillToLearn ? evidence.Weights.Where(weight => weight.UpdateRatio < Smallest).ToList() : [];
        return small.MinBy(weight => weight.UpdateRatio) is { } smallest ? Of(TooSmall, smallest, small) : null;
    }

    private Finding Of(Text seen, WeightFigures worst, IEnumerable<WeightFigures> all) =>
        new(this, worst.UpdateRatio, worst.Path, seen.With(Shown.Places(all.Select(weight => (weight.Path, Shown.Number(weight.UpdateRatio))))));
}
