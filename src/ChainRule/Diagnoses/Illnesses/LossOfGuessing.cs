using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class LossOfGuessing : Illness
{
    private const double Least = 0.97;

    private static readonly Text Seen = new("The loss is {0}, and the best constant answer gives {1}.", "损失为 {0}，而最好的常数答案的损失为 {1}。");

    public override string Code => "loss_of_guessing";

    public override Text Name => new("a loss no better than guessing", "损失与常数预测相当");

    public override Text Rule => new("After 4 stretches of training, or in diagnose of a trained model, the loss is at least 97 % of that of the best constant answer, and accuracy within two standard deviations of the largest class (or R² at most 0.03). The number is the ratio.", "经过 4 段训练之后，或对训练好的模型执行 diagnose 时，损失不低于最好的常数答案的 97 %，且准确率与最大类别的占比相差不到两个标准差（或 R² 不超过 0.03）。数值为该比值。");

    public override Text Reason => new("The best constant answer has the entropy of the class shares as its loss, or the variance of the target: a network that uses its input is below that.", "最好的常数答案的损失是类别占比的熵，或目标的方差：利用了输入的网络应低于此值。");

    public override Text Meaning => new("The network has learnt nothing about its inputs.", "网络没有从输入中学到任何东西。");

    public override Text Advice => new("Run chainrule diagnose with the network file: it tries whether one batch can be learnt alone. Then try another --learning-rate, or more --epochs.", "请用网络文件运行 chainrule diagnose：它会检验单独一个批次能否学会。然后尝试其他 --learning-rate 或更多 --epochs。");

    internal override IReadOnlyList<Type> Causes => [.. Illnesses.All.Where(illness => illness != this).Select(illness => illness.GetType())];

    internal override bool CanJudge(Evidence evidence) => evidence.Judged is not null;

    internal override Finding? Find(Evidence evidence)
    {
        var (loss, guess) = (evidence.Judged!.Loss, evidence.Data.GuessingLoss);
        return loss >= Least * guess && Evidence.IsGuessing(evidence.Judged, evidence.Data.LargestShare)
            ? new(this, loss / guess, "", Seen.With(Shown.Number(loss), Shown.Number(guess)))
            : null;
    }
}
