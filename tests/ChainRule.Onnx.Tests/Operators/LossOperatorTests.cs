using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

public sealed class LossOperatorTests
{
    public static TheoryData<string, string, bool, long?> Settings()
    {
        var data = new TheoryData<string, string, bool, long?>();
        foreach (var type in (string[])["NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss"])
        {
            foreach (var reduction in (string[])["none", "mean", "sum"])
            {
                data.Add(type, reduction, false, null);
                data.Add(type, reduction, true, null);
                data.Add(type, reduction, false, -1);
                data.Add(type, reduction, true, 1);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Scores_are_held_against_classes(string type, string reduction, bool weighted, long? ignored)
    {
        foreach (var places in (int[][])[[], [3], [2, 3]])
        {
            var node = new OneNode(type).With(Given.Floats([4, 3, .. places])).With(Classes([4, .. places], ignored ?? 0));
            if (weighted)
                node.With(Given.Positive(3));
            if (ignored is { } index)
                node.Setting("ignore_index", index);
            node.Setting("reduction", reduction);
            Agreement.WithDifferences(node);
            Agreement.WithOnnxRuntime(type == "SoftmaxCrossEntropyLoss" ? node.Outputs(2) : node);
        }
    }

    private static Tensor Classes(int[] shape, long first)
    {
        var classes = Given.Ints([.. Enumerable.Range(0, new Shape(shape).Count).Select(i => i == 0 ? first : i * 2L % 3)]);
        return classes.Reshape(new(shape));
    }
}
