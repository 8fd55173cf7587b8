using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class UnbalancedClasses : Illness
{
    private const double Ratio = 4;
    private const double Extreme = 20;

    private static readonly Text Ignored = new("The largest class has {0} of the samples, {1} times as many as the smallest, and the accuracy of {2} is no better than naming it always.", "最大类别占样本的 {0}，是最小类别的 {1} 倍；准确率 {2} 不比总猜最大类别更好。");

    private static readonly Text Uneven = new("The largest class has {0} of the samples, {1} times as many as the smallest.", "最大类别占样本的 {0}，是最小类别的 {1} 倍。");

    public override string Code => "unbalanced_classes";

    public override Text Name => new("classes out of balance", "类别不均衡");

    public override Text Rule => new(
        "The largest class is at least 4 times the smallest, and the accuracy is no better than its share by two standard deviations. Before the model is trained: at least 20 times, as a notice. The number is the ratio.",
        "最大类别至少是最小类别的 4 倍，且准确率不比其占比高出两个标准差。模型训练之前：至少 20 倍，仅作提示。数值为该倍数。");

    public override Text Reason => new("Uneven classes do no harm by themselves (He and Garcia 2009): the finding is that the others are not learnt.", "类别不均衡本身无害（He 与 Garcia 2009）：问题在于其他类别没有被学到。");

    public override Text Meaning => new("Naming the largest class always is an easy way to a small loss, and accuracy hides it.", "总猜最大类别就能得到较小的损失，而准确率会掩盖这一点。");

    public override Text Advice => new("Weigh the classes (\"class_weights\" of cross_entropy in the network file, CrossEntropy(classWeights: …)), collect more of the small ones, and judge by macro_f1.", "请给类别加权（网络文件中 cross_entropy 的 \"class_weights\"，CrossEntropy(classWeights: …)），收集更多小类别的样本，并以 macro_f1 评判。");

    internal override bool CanJudge(Evidence evidence) => evidence.Data.Classes.Count > 1;

    internal override Finding? Find(Evidence evidence)
    {
        var (largest, ratio) = (evidence.Data.LargestShare, evidence.Data.Classes.Max() / (double)evidence.Data.Classes.Min());
        if (evidence.Judged is { Classification: { } classes } judged)
        {
            return ratio >= Ratio && Evidence.IsGuessing(judged, largest)
                ? new(this, ratio, "", Ignored.With(Shown.Percent(largest), Shown.Number(ratio), Shown.Percent(classes.Accuracy)))
                : null;
        }

        return ratio >= Extreme && evidence.Course.Count == 0 ? new(this, ratio, "", Uneven.With(Shown.Percent(largest), Shown.Number(ratio))) { IsSerious = false } : null;
    }
}
