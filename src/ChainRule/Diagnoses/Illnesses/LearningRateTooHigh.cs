using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class LearningRateTooHigh : Illness
{
    private const int Recent = 6;
    private const double Rises = 0.4;
    private const double NotLearnt = 0.25;
    private const double AboveGuessing = 1.5;
    private const double NotFalling = 0.8;

    private static readonly Text Diverged = new("Numbers stopped being finite in epoch {0}, step {1}, with a learning rate of {2}.", "在第 {0} 轮第 {1} 步，学习率为 {2} 时，数值不再有限。");

    private static readonly Text Swinging = new("With a learning rate of {0}, the training loss rose by {1} times the loss of guessing in all, in the last {2} stretches of training.", "学习率为 {0} 时，在最近 {2} 段训练中，训练损失的累计上升为常数预测损失的 {1} 倍。");

    private static readonly Text Above = new("With a learning rate of {0}, the training loss is {1} times that of guessing, and does not fall.", "学习率为 {0} 时，训练损失是常数预测损失的 {1} 倍，且没有下降。");

    public override string Code => "learning_rate_too_high";

    public override Text Name => new("a learning rate that is too high", "学习率过高");

    public override Text Rule => new(
        "The rises of the training loss among the last 6 stretches (of 100 steps and 1000 samples or more) add up to 40 % of the loss of guessing, and the loss is mostly above 25 % of it; or the loss stays above 1.5 times that of guessing, within 20 % of what it was at first; or numbers stopped being finite.",
        "最近 6 段（每段至少 100 步且 1000 个样本）中训练损失的上升之和达到常数预测损失的 40 %，且损失多在其 25 % 以上；或损失保持在常数预测损失的 1.5 倍以上，且相比最初下降不到 20 %；或数值不再有限。");

    public override Text Reason => new("A step that is longer than 2 over the curvature climbs the other side of the valley (LeCun et al. 1998, 4.6); means over 1000 samples hardly swing by themselves, and a single spike of a training that has learnt passes.", "步长超过 2 除以曲率时，会越过谷底爬上另一侧（LeCun 等 1998，4.6 节）；1000 个样本的平均值本身几乎不会波动，而已学好的训练中偶尔的尖峰会自行恢复。");

    public override Text Meaning => new("Steps overshoot: the loss swings or grows where it should fall.", "步长过大，越过了最低点：损失本应下降，却在振荡或上升。");

    public override Text Advice => new("Try a third or a tenth of it (--learning-rate, Optimizer.LearningRate), or clip gradients (--clip-norm 1).", "请尝试其三分之一或十分之一（--learning-rate，Optimizer.LearningRate），或裁剪梯度（--clip-norm 1）。");

    internal override IReadOnlyList<Type> Causes => [typeof(UnscaledData), typeof(ExplodingGradients)];

    internal override bool CanJudge(Evidence evidence) => evidence.Divergence is not null || evidence.Course.Count >= Course.Enough;

    internal override Finding? Find(Evidence evidence)
    {
        var rate = Shown.Number(evidence.Trainer.Optimizer.LearningRate);
        if (evidence.Divergence is { } fault)
            return new(this, evidence.Trainer.Optimizer.LearningRate, "", Diverged.With(fault.Epoch, fault.Step, rate));
        var losses = evidence.Course.Select(stretch => stretch.Training / evidence.Data.GuessingLoss).ToList();
        if (losses[^1] > AboveGuessing && losses[^1] > NotFalling * losses[0])
            return new(this, losses[^1], "", Above.With(rate, Shown.Number(losses[^1])));
        var recent = losses.TakeLast(Recent).ToList();
        var rises = recent.Zip(recent.Skip(1), (earlier, later) => Math.Max(0, later - earlier)).Sum();
        return rises >= Rises && Statistics.Median(recent) > NotLearnt ? new(this, rises, "", Swinging.With(rate, Shown.Number(rises), recent.Count)) : null;
    }
}
