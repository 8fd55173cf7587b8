using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class ShuffledLabels : Illness
{
    private const double Guessing = 0.97;
    private const double Learnt = 0.8;
    private const int FewestValidated = 30;
    private const double Neighbours = 3;
    private const double Columns = 4.5;

    private static readonly Text Memorised = new("The training loss fell to {0} of the loss of guessing, while the validation loss is {1} times that, and predictions there are no better than a guess.", "训练损失已降到常数预测损失的 {0}，而验证损失是常数预测损失的 {1} 倍，且验证集上的预测不比常数预测好。");

    private static readonly Text NoRelation = new("Among {0} rows, targets agree with those of their nearest neighbours by {1}, where shuffled ones would by {2}; no single column goes along with the target either.", "在 {0} 行中，最近邻的目标一致度为 {1}，随机时为 {2}；也没有任何一列与目标相关。");

    public override string Code => "shuffled_labels";

    public override Text Name => new("labels that look shuffled", "标签疑似被打乱");

    public override Text Rule => new(
        "In training: the training loss is below 80 % of guessing, and the validation loss above 97 % with an accuracy within two standard deviations of the largest class (or R² at most 0.03), on 30 rows or more. In diagnose: nearest neighbours agree less than 3 standard deviations above chance, and no column is related by 4.5, among 60 to 600 rows.",
        "训练中：训练损失低于常数预测的 80 %，而验证损失高于 97 %，且验证准确率与最大类别的占比相差不到两个标准差（或 R² 不超过 0.03），至少 30 行。diagnose 中：在 60 至 600 行里，最近邻的一致度高出随机不到 3 个标准差，且没有任何一列的相关达到 4.5 个标准差。");

    public override Text Reason => new(
        "A network can memorise random labels, but nothing of that carries over (Zhang et al. 2017); 3 and 4.5 standard deviations happen by chance once in 700 data sets, and once in 300,000 columns.",
        "网络能记住随机标签，但这毫无泛化作用（Zhang 等 2017）；3 与 4.5 个标准差在偶然情况下的概率约为七百分之一与三十万分之一。");

    public override Text Meaning => new("Inputs seem to say nothing about the targets: what is learnt is memorised.", "输入似乎与目标无关：学到的只是死记硬背。");

    public override Text Advice => new(
        "Check that inputs and labels are in the same order, that the right column is the target (--target), and look at a few rows.",
        "请检查输入与标签的顺序是否一致、目标列是否正确（--target），并查看几行数据。");

    internal override bool CanJudge(Evidence evidence) => evidence.Neighbours is not null || evidence is { Course.Count: >= Course.Enough, Validated: not null };

    internal override Finding? Find(Evidence evidence)
    {
        if (evidence.Neighbours is { } test)
        {
            return test is { Deviations: < Neighbours, BestColumn: < Columns }
                ? new(this, test.Agreement, "", NoRelation.With(test.Rows, Shown.Number(test.Agreement), Shown.Number(test.Chance)))
                : null;
        }

        var (guess, last, validated) = (evidence.Data.GuessingLoss, evidence.Course[^1], evidence.Validated!);
        var samples = validated.Classification?.Count ?? validated.Regression?.Count ?? 0;
        return samples >= FewestValidated && last.Training < Learnt * guess && last.Validation > Guessing * guess && Evidence.IsGuessing(validated, evidence.Data.LargestShare)
            ? new(this, last.Validation.Value / guess, "", Memorised.With(Shown.Percent(last.Training / guess), Shown.Number(last.Validation.Value / guess)))
            : null;
    }
}
