using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class OverFitting : Illness
{
    private const int Since = 3;
    private const double Rise = 0.25;
    private const double RiseOfGuessing = 0.15;

    private static readonly Text Seen = new("The validation loss was lowest about epoch {0}, at {1}, and is {2} now, while the training loss fell to {3}.", "验证损失在第 {0} 轮前后最低，为 {1}，现为 {2}，而训练损失降到 {3}。");

    public override string Code => "over_fitting";

    public override Text Name => new("over-fitting", "过拟合");

    public override Text Rule => new("For 3 stretches or more the validation loss has been above its lowest, by now by a quarter and by 15 % of the loss of guessing, while the training loss has fallen. The number is the ratio.", "验证损失已连续至少 3 段高于其最低值，现高出四分之一且高出常数预测损失的 15 %，而训练损失下降了。数值为该比值。");

    public override Text Reason => new("A validation loss swings; a rise by a quarter that lasts is what stopping early waits for (Prechelt 1998: a generalisation loss of 5 to 20 %).", "验证损失会波动；持续上升四分之一正是提前停止所等待的（Prechelt 1998：泛化损失 5 至 20 %）。");

    public override Text Meaning => new("What is learnt now holds for the training samples alone.", "现在学到的只适用于训练样本。");

    public override Text Advice => new("Stop early (--patience 5, EarlyStopping), add dropout or weight_decay, change pictures (--augment), use a smaller network, or more data.", "请提前停止（--patience 5，EarlyStopping），加入 dropout 或 weight_decay，对图片做增广（--augment），使用更小的网络或更多数据。");

    internal override IReadOnlyList<Type> Causes => [typeof(ShuffledLabels)];

    internal override bool CanJudge(Evidence evidence) => evidence.Course.Count >= Course.Enough && evidence.Course.All(stretch => stretch.Validation is not null);

    internal override Finding? Find(Evidence evidence)
    {
        var best = evidence.Course.MinBy(stretch => stretch.Validation)!;
        var last = evidence.Course[^1];
        var (lowest, now) = (best.Validation!.Value, last.Validation!.Value);
        return evidence.Course.Count(stretch => stretch.Epoch > best.Epoch) >= Since
            && now > (1 + Rise) * lowest && now > lowest + RiseOfGuessing * evidence.Data.GuessingLoss && last.Training < best.Training
            ? new(this, now / lowest, "", Seen.With(best.Epoch, Shown.Number(lowest), Shown.Number(now), Shown.Number(last.Training)))
            : null;
    }
}
