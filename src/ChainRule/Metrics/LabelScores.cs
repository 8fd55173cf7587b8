using ChainRule.Tensors;

namespace ChainRule.Metrics;

/// <summary>How well several yes-or-no questions are answered for each sample, and the figures that follow. 0 / 0 counts as 0.</summary>
/// <param name="labels">the number of questions, each with an output of its own</param>
public sealed class LabelScores(int labels)
{
    private readonly Tensor _exact = new(Shape.Scalar, DType.Int64);

    /// <summary>The answers to each question: class 1 is yes.</summary>
    public IReadOnlyList<ConfusionMatrix> ByLabel { get; } = [.. Enumerable.Range(0, labels).Select(_ => new ConfusionMatrix(2))];

    /// <summary>The number of samples.</summary>
    public long Count => ByLabel[0].Count;

    /// <summary>The counts so far; writing to them continues from there.</summary>
    public IEnumerable<NamedTensor> State => [new("exact", _exact), .. ByLabel.SelectMany((label, i) => label.State.Select(tensor => tensor.In($"{i}")))];

    /// <summary>The share of answers that are right.</summary>
    public double Accuracy => ByLabel.Average(label => label.Accuracy);

    /// <summary>The share of samples for which every answer is right.</summary>
    public double ExactMatch => Count == 0 ? 0 : (double)_exact.Span<long>()[0] / Count;

    /// <summary>Every figure with its name in reports; precision, recall and F1 are those of yes, means over the questions.</summary>
    public IReadOnlyList<(string Name, double Value)> Figures =>
    [
        ("accuracy", Accuracy),
        ("exact_match", ExactMatch),
        ("macro_precision", ByLabel.Average(label => label.Precision(1))),
        ("macro_recall", ByLabel.Average(label => label.Recall(1))),
        ("macro_f1", ByLabel.Average(label => label.F1(1))),
    ];

    /// <summary>The figures of one question, with their names in reports.</summary>
    public static IReadOnlyList<(string Name, double Value)> FiguresOf(ConfusionMatrix label) =>
        [("accuracy", label.Accuracy), ("precision", label.Precision(1)), ("recall", label.Recall(1)), ("f1", label.F1(1))];

    /// <summary>Counts a batch.</summary>
    /// <param name="outputs">(batch, labels)</param>
    /// <param name="targets">(batch, labels), 1 for yes and 0 for no</param>
    /// <param name="threshold">the output above which the answer is yes</param>
    public void Add(Tensor outputs, Tensor targets, double threshold)
    {
        for (var start = 0; start < outputs.Count; start += labels)
        {
            var isExact = true;
            for (var label = 0; label < labels; label++)
            {
                var (actual, predicted) = (targets.Value(start + label) > 0.5 ? 1 : 0, outputs.Value(start + label) > threshold ? 1 : 0);
                ByLabel[label].Add(actual, predicted);
                isExact &= actual == predicted;
            }

            _exact.Span<long>()[0] += isExact ? 1 : 0;
        }
    }
}
