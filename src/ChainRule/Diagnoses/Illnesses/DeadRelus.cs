using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class DeadRelus : Illness
{
    private const double Most = 0.5;
    private const int FewestSamples = 128;

    private static readonly Text Seen = new("Units that were 0 for all {0} samples seen: {1}.", "在所见的 {0} 个样本上始终为 0 的单元：{1}。");

    public override string Code => "dead_relus";

    public override Text Name => new("dead ReLUs", "ReLU 死亡");

    public override Text Rule => new("More than half of a ReLU's units (channels of pictures) are 0 for all samples of the later half of the steps observed, at least 128 samples. The number is the share.", "在所观察各步中后一半的所有样本（至少 128 个）上，某个 ReLU 层有超过一半的单元（图片的通道）始终为 0。数值为该占比。");

    public override Text Reason => new("Some units die in most trainings and do no harm; with more than half the layer is much narrower than it was meant to be (Lu et al. 2019).", "多数训练中都会有少量单元死亡，并无大碍；超过一半时，该层比设计的窄得多（Lu 等 2019）。");

    public override Text Meaning => new("Where a ReLU is 0 its gradient is 0 too, so such a unit learns nothing any more.", "ReLU 输出为 0 处梯度也为 0，因此这些单元不再学习。");

    public override Text Advice => new("Try a smaller --learning-rate, leaky_relu or gelu in place of relu, or the initializer kaiming_normal.", "请尝试更小的 --learning-rate，用 leaky_relu 或 gelu 代替 relu，或使用 kaiming_normal 初始化。");

    internal override IReadOnlyList<Type> Causes => [typeof(UnscaledData), typeof(LearningRateTooHigh), typeof(ExplodingGradients)];

    internal override bool CanJudge(Evidence evidence) => Recent(evidence).Sum(step => step.Samples) >= FewestSamples && evidence.Steps[^1].Relus.Count > 0;

    internal override Finding? Find(Evidence evidence)
    {
        var steps = Recent(evidence);
        var layers = steps.SelectMany(step => step.Relus).GroupBy(relu => (relu.Place, Units: relu.Fired.Length))
            .Select(same => (same.Key.Place, Dead: Dead([.. same]), same.Key.Units))
            .Where(layer => layer.Dead > Most * layer.Units)
            .ToList();
        if (layers.Count == 0)
            return null;
        var worst = layers.MaxBy(layer => layer.Dead / (double)layer.Units);
        return new(this, worst.Dead / (double)worst.Units, worst.Place, Seen.With(steps.Sum(step => step.Samples), Shown.Places(layers.Select(layer => (layer.Place, $"{layer.Dead}/{layer.Units}")))));
    }

    // A unit that fired long ago may have died since.
    private static List<StepFigures> Recent(Evidence evidence) => [.. evidence.Steps.Skip(evidence.Steps.Count / 2)];

    private static int Dead(ReluFigures[] steps) => Enumerable.Range(0, steps[0].Fired.Length).Count(unit => !steps.Any(step => step.Fired[unit]));
}
