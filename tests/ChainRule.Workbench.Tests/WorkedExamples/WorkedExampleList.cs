namespace ChainRule.Workbench.Tests.WorkedExamples;

/// <summary>The derivations under docs/worked-examples, in the order in which a beginner would read them.</summary>
internal static class WorkedExampleList
{
    public static IReadOnlyList<WorkedExample> All { get; } =
    [
        new("one-one-one",
            new(
                "One neuron after another: the whole chain rule in a dozen lines, first exactly,\nthen with each neuron's output rounded to two decimals, as in a calculation by hand.",
                "两个神经元首尾相接：十几行写完整个链式法则。\n先精确计算，再像手算那样把每个神经元的输出保留两位小数。"),
            new WorkedPart(),
            new WorkedPart { Options = new() { Round = 2 } }),
        new("two-two-two",
            new(
                "Two inputs, two hidden neurons, two outputs: an error that comes back to a hidden neuron\nis the sum over both outputs, and each output's δ is used by every weight before it.",
                "两个输入、两个隐藏神经元、两个输出：传回隐藏神经元的误差是两个输出之和，\n每个输出的 δ 被它前面的所有权重共用。")),
        new("three-three-two-one",
            new(
                "Matrix products alone, without bias or activation: each layer's δ is a weighted sum of the next one's.\nEvery layer has a learning rate of its own.",
                "只有矩阵乘法，没有偏置和激活函数：每一层的 δ 是后一层 δ 的加权和。\n每一层有自己的学习率。")),
        new("one-two-one",
            new(
                "Two paths lead from the input to the loss. The sum over paths multiplies what they share twice;\nbackpropagation computes the output's δ once and uses it for both.",
                "从输入到损失有两条路径。对路径求和时，公共部分要乘两次；\n反向传播只计算一次输出的 δ，两条路径共用。"),
            new WorkedPart("input[0]", "0.weight[0,0]") { Options = new() { Methods = true } }),
        new("one-two-two",
            new(
                "With two outputs a hidden weight has two paths to the loss, and the input has four:\nthe number of paths multiplies with every layer, the number of δs only adds up.",
                "有两个输出时，隐藏层的权重有两条路径通向损失，输入则有四条：\n路径数逐层相乘，而 δ 的个数只是逐层相加。"),
            new WorkedPart("input[0]", "0.weight[0,0]") { Options = new() { Methods = true } }),
        new("two-two-one",
            new(
                "How one weight is improved: the slope says which way, the learning rate how far.\nNext to it, the popular account that passes an error back by shares, and where it goes wrong.",
                "一个权重如何变好：斜率决定方向，学习率决定步长。\n并与按权重比例分配误差的通俗说法对照，看它错在哪里。"),
            new WorkedPart("0.weight[0,1]") { Options = new() { Descent = true, ErrorShares = true } }),
        new("convolution-5x5",
            new(
                "A 3 × 3 filter slides over a 5 × 5 picture in steps of 2: four places.\nEach weight of the filter collects the pixel under it times the error, over all places.",
                "3 × 3 的卷积核以步长 2 在 5 × 5 的图像上滑动，共四个位置。\n卷积核的每个权重累加各位置上它所覆盖的像素与误差之积。")),
        new("softmax-cross-entropy",
            new(
                "Three classes: softmax and cross-entropy cancel, and the error of each output\nis simply the predicted probability minus the target.",
                "三个类别：softmax 与交叉熵相互抵消，\n每个输出的误差就是预测概率减去目标概率。")),
        new("relu-dead",
            new(
                "The second neuron's weighted sum is negative, so its ReLU is off: its derivative is 0,\nno error passes through, and its weights do not learn.",
                "第二个神经元的加权和为负，ReLU 处于关闭状态，导数为 0：\n误差无法通过，它的权重不会更新。")),
        new("l2-decay",
            new(
                "A penalty on large weights: the loss gains a term for each weight, and its gradient a pull towards zero.\nThe bias is not penalised.",
                "对大权重的惩罚：损失中每个权重多出一项，梯度中多出一个把权重拉向零的量。\n偏置不受惩罚。")),
        new("adam-first-steps",
            new(
                "Adam's first two steps: the averages m and v begin at 0, and the bias correction makes up for it.\nThe first step is as large as the learning rate, whatever the gradient.",
                "Adam 的前两步：滑动平均 m 和 v 从 0 开始，由偏差修正来补偿。\n无论梯度多大，第一步的步长都等于学习率。"),
            new WorkedPart(),
            new WorkedPart { Step = 2 }),
        new("perceptron",
            new(
                "One neuron learns AND from all four corners: each gradient is a sum over the samples.\nBelow, the run: one straight line separates AND, and none separates XOR.",
                "一个神经元从四个角点学习“与”（AND）：每个梯度都是对样本求和。\n文末是训练过程：一条直线可以分开 AND，却没有直线能分开 XOR。"))
        {
            SampleRuns = ["One layer, AND", "One layer, XOR"],
        },
        new("xor",
            new(
                "Two layers learn exclusive or: one hidden weight's chain, over all four corners.\nBelow, the run: each hidden neuron draws a line, and between the two lines the output is 1.",
                "两层网络学习“异或”（XOR）：一个隐藏层权重在四个角点上的推导。\n文末是训练过程：两个隐藏神经元各画一条直线，两线之间为 1。"),
            new WorkedPart("0.weight[0,0]"))
        {
            SampleRuns = ["Two layers, XOR"],
        },
    ];

    /// <summary>The page that lists them, in both languages.</summary>
    public static string Index() =>
        $"""
        # Worked examples · 推导示例

        Each network of [examples](../../examples/README.md), worked out by the command and checked by the tests: nothing here is typed by hand.
        `CHAINRULE_WRITE_DOCS=1 dotnet test tests/ChainRule.Workbench.Tests` rewrites them.

        [examples](../../examples/README.md) 中每个网络的推导，由命令生成并经测试核对，没有一处是手写的。

        | English | 中文 |
        | --- | --- |
        {string.Join('\n', All.Select(Row))}

        """.ReplaceLineEndings("\n");

    private static string Row(WorkedExample example) =>
        $"| [{example.Name}]({example.Name}.md): {OnOneLine(example.See.English, " ")} | [{example.Name}]({example.Name}.zh.md)：{OnOneLine(example.See.Chinese, "")} |";

    private static string OnOneLine(string text, string between) => text.Replace("\n", between, StringComparison.Ordinal);
}
