using System.Globalization;
using ChainRule.Expressions;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

internal sealed class SoftmaxTwice : Illness
{
    public override string Code => "softmax_twice";

    public override Text Name => new("softmax applied twice", "softmax 重复使用");

    public override Text Rule => new("The last layer is a softmax, sigmoid or log-softmax, and the loss applies one of its own; the number is its layer's place.", "最后一层是 softmax、sigmoid 或 log-softmax，而损失函数自带同样的运算；数值为该层的位置。");

    public override Text Reason => new("It follows from the formula: the softmax of numbers between 0 and 1 is nearly uniform.", "由公式可知：0 到 1 之间的数再取 softmax，结果几乎是均匀的。");

    public override Text Meaning => new("The network learns slowly, or cannot become sure.", "网络会学得很慢，或无法得出有把握的结果。");

    public override Text Advice => new("Let --layers, the network file or the Sequential end with the linear layer.", "请让 --layers、网络文件或 Sequential 以线性层结尾。");

    internal override bool CanJudge(Evidence evidence) => true;

    internal override Finding? Find(Evidence evidence) =>
        DoubledOutput.Find(evidence.Trainer.Model, evidence.Trainer.Loss, evidence.Data.Output) is var (layer, warning, isHarmless)
            ? new(this, int.TryParse(layer.Path.Split('.')[^1], CultureInfo.InvariantCulture, out var place) ? place : 0, layer.Path, warning) { IsSerious = !isHarmless }
            : null;
}
