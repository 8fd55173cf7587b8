using ChainRule.Tensors;

namespace ChainRule.Metrics;

/// <summary>How often samples of each class were predicted as each class, and the figures that follow. 0 / 0 counts as 0.</summary>
/// <param name="classes">the number of classes: 1 to <see cref="MostClasses"/></param>
/// <exception cref="ArgumentOutOfRangeException">there are too many classes, or none</exception>
public sealed class ConfusionMatrix(int classes)
{
    /// <summary>The maximum number of classes: the matrix is held whole.</summary>
    public const int MostClasses = 1 << 12;

    private readonly Tensor _counts = classes is > 0 and <= MostClasses
        ? new Tensor([classes, classes], DType.Int64)
        : throw new ArgumentOutOfRangeException(nameof(classes), classes, $"A confusion matrix counts 1 to {MostClasses} classes.");

    /// <summary>The number of classes.</summary>
    public int Classes => classes;

    /// <summary>The number of samples of class <paramref name="actual"/> that were predicted as <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => _counts.Span<long>()[actual * classes + predicted];

    /// <summary>The number of samples.</summary>
    public long Count => Enumerable.Range(0, classes).Sum(Support);

    /// <summary>The counts, (actual, predicted); writing to them continues from there.</summary>
    public IEnumerable<NamedTensor> State => [new("counts", _counts)];

    /// <summary>The share of samples predicted correctly.</summary>
    public double Accuracy => Ratio(Enumerable.Range(0, classes).Sum(c => this[c, c]), Count);

    /// <summary>The classes that occur among the samples or the predictions, in order: macro figures are means over them.</summary>
    public IReadOnlyList<int> Occurring => [.. Enumerable.Range(0, classes).Where(c => Support(c) + Predicted(c) > 0)];

    /// <summary>The mean of the occurring classes' precisions.</summary>
    public double MacroPrecision => Macro(Precision);

    /// <summary>The mean of the occurring classes' recalls.</summary>
    public double MacroRecall => Macro(Recall);

    /// <summary>The mean of the occurring classes' F1 scores.</summary>
    public double MacroF1 => Macro(F1);

    /// <summary>The number of samples of the class.</summary>
    public long Support(int c) => Enumerable.Range(0, classes).Sum(predicted => this[c, predicted]);

    /// <summary>The number of samples predicted as the class.</summary>
    public long Predicted(int c) => Enumerable.Range(0, classes).Sum(actual => this[actual, c]);

    /// <summary>The share of the samples predicted as the class that belong to it.</summary>
    public double Precision(int c) => Ratio(this[c, c], Predicted(c));

    /// <summary>The share of the samples of the class that were predicted as it.</summary>
    public double Recall(int c) => Ratio(this[c, c], Support(c));

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1(int c) => Ratio(2 * Precision(c) * Recall(c), Precision(c) + Recall(c));

    /// <summary>Counts one sample, or one of its positions.</summary>
    public void Add(int actual, int predicted) => _counts.Span<long>()[actual * classes + predicted]++;

    /// <summary>Counts a batch, at every position of every sample; see <see cref="PredictedClass"/>.</summary>
    /// <param name="outputs">(batch, …, classes) or (batch, …, 1)</param>
    /// <param name="actual">the classes of the batch (batch, …)</param>
    /// <param name="threshold">the value above which a single output means class 1; null if it belongs to the only class</param>
    public void Add(Tensor outputs, ReadOnlySpan<long> actual, double? threshold)
    {
        for (var row = 0; row < actual.Length; row++)
            Add((int)actual[row], PredictedClass(outputs, row, threshold));
    }

    /// <summary>The class that a row of outputs predicts: that of the largest output, or for a single output 1 if it is above the threshold.</summary>
    /// <param name="outputs">(batch, …, classes) or (batch, …, 1)</param>
    /// <param name="row">the row of the last dimension</param>
    /// <param name="threshold">the value above which a single output means class 1; null if it belongs to the only class</param>
    public static int PredictedClass(Tensor outputs, int row, double? threshold)
    {
        var width = outputs.Shape.Rank == 1 ? 1 : outputs.Shape[-1];
        if (width == 1 && threshold is { } least)
            return outputs.Value(row) > least ? 1 : 0;
        var best = 0;
        for (var c = 1; c < width; c++)
        {
            if (outputs.Value(row * width + c) > outputs.Value(row * width + best))
                best = c;
        }

        return best;
    }

    private double Macro(Func<int, double> figure) => Occurring.Select(figure).DefaultIfEmpty().Average();

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
