using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class LearningRateTooLow : Illness
{
    private const int Fewest = 5;
    private const double MostFallen = 0.1;
    private const double Steady = 0.75;
    private const double LargestUpdate = 1e-4;

    private static readonly Text Seen = new("With a learning rate of {0}, the training loss fell steadily, but by {1} of the loss of guessing in {2} epochs; a step changes no weight by more than {3} of its size.", "学习率为 {0} 时，训练损失在 {2} 轮中持续下降，但只下降了常数预测损失的 {1}；一步对任何权重的改变都不超过其大小的 {3}。");

    public override string Code => "learning_rate_too_low";

    public override Text Name => new("a learning rate that is too low", "学习率过低");

    public override Text Rule => new("Over 5 stretches or more, the training loss falls in at least three of four, but by less than 10 % of the loss of guessing in all, and ‖Δw‖/‖w‖ is below 0.0001 in every layer.", "在至少 5 段训练中，训练损失四次有三次下降，但总共下降不到常数预测损失的 10 %，且每一层的 ‖Δw‖/‖w‖ 都低于 0.0001。");

    public override Text Reason => new("A usual step changes weights by about 0.001 of their size (Karpathy, CS231n); a steady fall says that there is more to gain.", "正常的一步约把权重改变其大小的 0.001（Karpathy，CS231n）；持续下降说明还有提升空间。");

    public override Text Meaning => new("The direction is right, but steps are so short that training would take very long.", "方向正确，但步长太短，训练会非常漫长。");

    public override Text Advice => new("Try ten times as much (--learning-rate, Optimizer.LearningRate).", "请尝试十倍的学习率（--learning-rate，Optimizer.LearningRate）。");

    internal override IReadOnlyList<Type> Causes => [typeof(SoftmaxTwice), typeof(UnscaledData), typeof(DeadRelus), typeof(SaturatedUnits), typeof(VanishingGradients)];

    internal override bool CanJudge(Evidence evidence) => evidence.Course.Count >= Fewest && evidence.Weights.Any(weight => double.IsFinite(weight.UpdateRatio));

    internal override Finding? Find(Evidence evidence)
    {
        var losses = evidence.Course.Select(stretch => stretch.Training / evidence.Data.GuessingLoss).ToList();
        var fallen = losses[0] - losses[^1];
        var falls = losses.Zip(losses.Skip(1), (earlier, later) => later < earlier).Count(falls => falls);
        var update = evidence.Weights.Select(weight => weight.UpdateRatio).Where(double.IsFinite).Max();
        return fallen is > 0 and < MostFallen && losses[^1] > 1 - MostFallen && falls >= Steady * (losses.Count - 1) && update < LargestUpdate
            ? new(this, fallen, "", Seen.With(Shown.Number(evidence.Trainer.Optimizer.LearningRate), Shown.Percent(fallen), evidence.Course[^1].Epoch, Shown.Number(update)))
            : null;
    }
}
