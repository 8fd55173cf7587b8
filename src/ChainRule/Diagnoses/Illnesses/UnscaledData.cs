using ChainRule.Expressions;
using ChainRule.Layers;

namespace ChainRule.Diagnoses;

internal sealed class UnscaledData : Illness
{
    private const double LargestInput = 10;
    private const double SmallestInput = 0.01;
    private const double LargestTarget = 100;
    private const double Ratio = 100;
    private const double LargeAmongSmall = 3;

    private static readonly Text Large = new("{0} has mean {1} and deviation {2}: numbers of size {3}, where 1 is usual.", "{0}的均值为 {1}，标准差为 {2}：数值大小约为 {3}，而通常约为 1。");

    private static readonly Text Unequal = new("Columns are on very different scales: {0} has numbers of size {1}, {2} of size {3}.", "各列的尺度相差悬殊：{0}的数值大小约为 {1}，{2}约为 {3}。");

    private static readonly Text Column = new("Input column {0}, counted from 0,", "第 {0} 个输入列（从 0 开始计）");

    private static readonly Text Channel = new("Channel {0} of the pictures, counted from 0,", "图片的第 {0} 个通道（从 0 开始计）");

    private static readonly Text Target = new("Target {0}, counted from 0,", "第 {0} 个目标（从 0 开始计）");

    public override string Code => "unscaled_data";

    public override Text Name => new("data not scaled", "数据未缩放");

    public override Text Rule => new(
        "√(mean² + deviation²) of an input column or channel is above 10, or below 0.01 for all of them; of a target, above 100; or one column is over 100 times as large as another and above 3. Not judged where the first layer normalises.",
        "某个输入列或通道的 √(均值² + 标准差²) 大于 10，或全部小于 0.01；目标大于 100；或某列是另一列的 100 倍以上且大于 3。第一层即为归一化时不作判断。");

    public override Text Reason => new(
        "Weights are drawn for inputs of size 1, and a weight's gradient grows with its input, so that no learning rate suits all of them (LeCun et al. 1998, Efficient BackProp, 4.3).",
        "权重是按大小约为 1 的输入抽取的，且权重的梯度随输入增大，因此没有一个学习率能适合所有权重（LeCun 等 1998，Efficient BackProp，4.3 节）。");

    public override Text Meaning => new("Large numbers saturate units and make steps too long; small ones hardly move anything.", "过大的数使单元饱和、步长过长；过小的数几乎不起作用。");

    public override Text Advice => new(
        "Subtract the mean and divide by the deviation: the command does so with a table (CSV); divide pixels by 255; or make BatchNorm1d the first layer.",
        "请减去均值并除以标准差：对表格（CSV）命令会自动这样做；像素请除以 255；或把 BatchNorm1d 作为第一层。");

    internal override bool CanJudge(Evidence evidence) => evidence.Data.Columns.Count > 0 && !Normalises(evidence.Trainer.Model);

    internal override Finding? Find(Evidence evidence)
    {
        var inputs = evidence.Data.Columns.Where(column => !column.IsTarget && column.Size > 0).ToList();
        if (inputs.MaxBy(column => column.Size) is { } largest)
        {
            if (largest.Size is > LargestInput or < SmallestInput)
                return Of(largest);
            var smallest = inputs.MinBy(column => column.Size)!;
            if (largest.Size > LargeAmongSmall && largest.Size > Ratio * smallest.Size)
                return new(this, largest.Size / smallest.Size, Place(largest), Unequal.With(Words(largest), Shown.Number(largest.Size), Words(smallest), Shown.Number(smallest.Size)));
        }

        return evidence.Data.Columns.Where(column => column.IsTarget && column.Size > LargestTarget).MaxBy(column => column.Size) is { } target ? Of(target) : null;
    }

    private Finding Of(ColumnFigures column) =>
        new(this, column.Size, Place(column), Large.With(Words(column), Shown.Number(column.Mean), Shown.Number(column.Deviation), Shown.Number(column.Size)));

    private static Text Words(ColumnFigures column) => (column.IsTarget ? Target : column.IsChannel ? Channel : Column).With(column.Index);

    private static string Place(ColumnFigures column) => FormattableString.Invariant($"{(column.IsTarget ? "target" : column.IsChannel ? "channel" : "column")} {column.Index}");

    // Whether the first layer that does anything is a normalisation.
    private static bool Normalises(Layer layer) => layer switch
    {
        Normalization => true,
        Sequential => layer.Children.FirstOrDefault(child => child is not (Flatten or Identity or Dropout)) is { } first && Normalises(first),
        _ => false,
    };
}
