using ChainRule.Tensors;

namespace ChainRule.Metrics;

/// <summary>How often each class was predicted as which, and what follows from it. 0 / 0 counts as 0.</summary>
/// <param name="classes">how many classes there are: 1 to <see cref="MostClasses"/></param>
/// <exception cref="ArgumentOutOfRangeException">there are too many classes, or none</exception>
public sealed class ConfusionMatrix(int classes)
{
    /// <summary>The maximum number of classes: the matrix is held whole.</summary>
    public const int MostClasses = 1 << 12;

    private readonly Tensor _counts = classes is > 0 and <= MostClasses
        ? new Tensor([classes, classes], DType.Int64)
        : throw new ArgumentOutOfRangeException(nameof(classes), classes, $"A confusion matrix counts 1 to {MostClasses} classes.");

    /// <summary>How many classes there are.</summary>
    public int Classes => classes;

    /// <summary>How many samples of class <paramref name="actual"/> were taken for <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => _counts.Span<long>()[actual * classes + predicted];

    /// <summary>The number of samples.</summary>
    public long Count => Enumerable.Range(0, classes).Sum(Support);

    /// <summary>What was counted, (actual, predicted): writing to it counts on from there.</summary>
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

    /// <summary>How many samples of the class there are.</summary>
    public long Support(int c) => Enumerable.Range(0, classes).Sum(predicted => this[c, predicted]);

    /// <summary>How many samples were predicted as the class.</summary>
    public long Predicted(int c) => Enumerable.Range(0, classes).Sum(actual => this[actual, c]);

    /// <summary>The share of the samples predicted as the class that are of it.</summary>
    public double Precision(int c) => Ratio(this[c, c], Predicted(c));

    /// <summary>The share of the samples of the class that were predicted as it.</summary>
    public double Recall(int c) => Ratio(this[c, c], Support(c));

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1(int c) => Ratio(2 * Precision(c) * Recall(c), Precision(c) + Recall(c));

    /// <summary>Counts one sample, or one of its positions.</summary>
    public void Add(int actual, int predicted) => _counts.Span<long>()[actual * classes + predicted]++;

    /// <summary>Counts a batch, every position of every sample: the class is the largest output, or of a single output whether it is above the threshold.</summary>
    /// <param name="outputs">(batch, …, classes) or (batch, …, 1)</param>
    /// <param name="actual">the classes of the batch (batch, …)</param>
    /// <param name="threshold">from where on a single output means class 1; null where it is the only class's</param>
    public void Add(Tensor outputs, ReadOnlySpan<long> actual, double? threshold)
    {
        for (var row = 0; row < actual.Length; row++)
            Add((int)actual[row], PredictedClass(outputs, row, threshold));
    }

    /// <summary>The class that a row of outputs says.</summary>
    /// <param name="outputs">(batch, …, classes) or (batch, …, 1)</param>
    /// <param name="row">which row of the last dimension</param>
    /// <param name="threshold">from where on a single output means class 1; null where it is the only class's</param>
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
