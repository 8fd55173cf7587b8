using System.Globalization;
using ChainRule.Metrics;
using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Turns a row of labels into class indexes.</summary>
internal static class IdxLabels
{
    /// <returns>(rows), Int64</returns>
    public static Tensor ToTargets(IdxFile labels, string file)
    {
        if (labels.Shape.Rank != 1)
            throw new InputException(file, "byte 3", $"a grid of {labels.Shape} holds no labels", "labels have one dimension, as in [60000]");
        var targets = new Tensor(labels.Shape, DType.Int64);
        var classes = targets.Span<long>();
        for (var i = 0; i < classes.Length; i++)
        {
            var label = labels.Value(i);
            if (!(label >= 0 && label < ConfusionMatrix.MostClasses && label == Math.Floor(label)))
                throw OutOfRange(file, i, label, ConfusionMatrix.MostClasses);
            classes[i] = (long)label;
        }

        return targets;
    }

    /// <returns>the given names, or the numbers from 0 to the greatest label of the training rows</returns>
    public static IReadOnlyList<string> CheckClasses(Tensor labels, IReadOnlyList<string>? classes, bool isTraining, string file)
    {
        var values = labels.Span<long>();
        if (isTraining && values.IndexOfAnyExcept(values[0]) < 0)
            throw new InputException(file, null, FormattableString.Invariant($"all {values.Length} labels are {values[0]}"), "at least two classes are needed");
        if (classes is null)
            return [.. Enumerable.Range(0, (int)values.ToArray().Max() + 1).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        var unknown = values.IndexOfAnyExceptInRange(0, classes.Count - 1);
        return unknown < 0 ? classes : throw OutOfRange(file, unknown, values[unknown], classes.Count);
    }

    private static InputException OutOfRange(string file, int row, double label, int classes) =>
        new(file, FormattableString.Invariant($"label {row}"), FormattableString.Invariant($"{label} is out of range"), FormattableString.Invariant($"labels are whole numbers from 0 to {classes - 1}"));
}
