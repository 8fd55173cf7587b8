using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class UnlearnableBatch : Illness
{
    /// <summary>The share of the loss of guessing that may be left.</summary>
    public const double Most = 0.3;

    private static readonly Text Seen = new("Trained on {0} samples alone for {1} steps of Adam, the network keeps {2} of the loss of guessing.", "仅用 {0} 个样本以 Adam 训练 {1} 步后，网络仍剩常数预测损失的 {2}。");

    private static readonly Text Contradicting = new("{0} Rows {1} and {2}, counted from 0, have the same inputs and different targets.", "{0}第 {1} 行与第 {2} 行（从 0 开始计）输入相同而目标不同。");

    public override string Code => "unlearnable_batch";

    public override Text Name => new("a batch that cannot be learnt even alone", "单独一个批次也学不会");

    public override Text Rule => new("In diagnose: after 300 steps of Adam on 16 samples (learning rate 0.01, then 0.001) more than 30 % of the loss of guessing is left. The model is restored afterwards.", "diagnose 中：用 Adam 在 16 个样本上训练 300 步（学习率 0.01，其次 0.001）后，仍剩超过 30 % 的常数预测损失。之后模型恢复原状。");

    public override Text Reason => new("A network that is built right and has enough units memorises a few samples in some hundred steps (Karpathy 2019, A Recipe for Training Neural Networks).", "结构正确、单元足够的网络用几百步就能记住少量样本（Karpathy 2019，A Recipe for Training Neural Networks）。");

    public override Text Meaning => new("Something is wrong between input and loss, the network is too small, or the targets contradict one another.", "从输入到损失之间有错误，或网络太小，或目标自相矛盾。");

    public override Text Advice => new("Check the last layer and the loss (chainrule check), make layers wider (--layers), and correct rows that contradict one another.", "请检查最后一层与损失函数（chainrule check），加宽各层（--layers），并更正自相矛盾的行。");

    internal override IReadOnlyList<Type> Causes => [typeof(SoftmaxTwice), typeof(UnscaledData), typeof(ExplodingGradients), typeof(DeadRelus), typeof(SaturatedUnits), typeof(VanishingGradients)];

    internal override bool CanJudge(Evidence evidence) => evidence.Trial is not null;

    internal override Finding? Find(Evidence evidence)
    {
        var trial = evidence.Trial!;
        if (trial.Left <= Most)
            return null;
        var seen = Seen.With(trial.Samples, OneBatchTrial.Steps, Shown.Percent(trial.Left));
        return new(this, trial.Left, "", trial.Contradiction is var (row, other) ? Contradicting.With(seen, row, other) : seen);
    }
}
