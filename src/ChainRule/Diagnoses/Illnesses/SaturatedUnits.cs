using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

internal sealed class SaturatedUnits : Illness
{
    private const double Most = 0.75;

    private static readonly Text Seen = new("Outputs that lie where the function is flat: {0}.", "落在函数平坦处的输出：{0}。");

    public override string Code => "saturated_units";

    public override Text Name => new("saturated sigmoids or tanh", "sigmoid 或 tanh 饱和");

    public override Text Rule => new("More than 75 % of the outputs of a hidden sigmoid or tanh have a derivative below 5 % of its maximum: the median of the steps observed.", "某个隐藏的 sigmoid 或 tanh 层有超过 75 % 的输出处导数低于其最大值的 5 %：取所观察各步的中位数。");

    public override Text Reason => new("Less than a twentieth of the error passes there; a network that learns well keeps a good part of its units out of that range (Glorot and Bengio 2010).", "那里只有不到二十分之一的误差能通过；学得好的网络有相当一部分单元不在此范围内（Glorot 与 Bengio 2010）。");

    public override Text Meaning => new("Little of the error passes back through these layers, so that those before learn slowly.", "误差很难穿过这些层反向传播，前面的层因此学得很慢。");

    public override Text Advice => new("Scale the inputs, draw smaller weights (xavier_uniform), put a normalisation before the activation, or use relu.", "请缩放输入，使用更小的初始权重（xavier_uniform），在激活函数前加归一化，或改用 relu。");

    internal override IReadOnlyList<Type> Causes => [typeof(UnscaledData), typeof(LearningRateTooHigh), typeof(ExplodingGradients)];

    internal override bool CanJudge(Evidence evidence) => evidence.Steps.Count > 0 && evidence.Steps[^1].Saturations.Count > 0;

    internal override Finding? Find(Evidence evidence)
    {
        var layers = evidence.Steps.SelectMany(step => step.Saturations).GroupBy(figures => figures.Place)
            .Select(same => (Place: same.Key, Share: Statistics.Median(same.Select(figures => figures.Share))))
            .Where(layer => layer.Share > Most)
            .ToList();
        if (layers.Count == 0)
            return null;
        var worst = layers.MaxBy(layer => layer.Share);
        return new(this, worst.Share, worst.Place, Seen.With(Shown.Places(layers.Select(layer => (layer.Place, Shown.Percent(layer.Share))))));
    }
}
