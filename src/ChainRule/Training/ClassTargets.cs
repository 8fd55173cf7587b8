using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Class indexes in the form that a loss compares with outputs: as they are, one-hot, or 0 and 1 for a single output.</summary>
internal static class ClassTargets
{
    /// <summary>What a loss compares with one sample's output of this shape and type, if the data have this target.</summary>
    /// <exception cref="ShapeException">the data have classes, but outputs do not stand for classes</exception>
    public static TensorType TypeFor(Loss loss, TensorType target, Shape output, DType type)
    {
        if (target.Type != DType.Int64)
            return target with { Type = type };
        _ = ClassCount(loss, output);
        return loss.TakesClassIndexes ? target : new(output, type);
    }

    /// <summary>Targets in that form: (rows, …).</summary>
    /// <exception cref="ShapeException">an index is not that of any class</exception>
    public static Tensor For(Loss loss, Tensor targets, Shape output, DType type)
    {
        if (targets.Type == DType.Int64)
            RefuseOthers(loss, targets, output);
        var wanted = TypeFor(loss, targets.TensorType with { Shape = targets.Shape.WithoutFirst() }, output, type);
        if (wanted.Type == targets.Type)
            return targets;
        var converted = wanted.NewBatch(targets.Shape[0]);
        CopyOrEncode(targets, converted);
        return converted;
    }

    /// <summary>Copies values of any kind, converting their element type; class indexes become one-hot if there is an output for each class.</summary>
    public static void CopyOrEncode(Tensor given, Tensor into)
    {
        if (given.Type != DType.Int64 || (given.Count == into.Count && (into.Shape.Rank == 1 || into.Shape[-1] == 1)))
        {
            into.CopyFrom(given.Reshape(into.Shape));
            return;
        }

        var classes = into.Shape[-1];
        if (given.Count * classes != into.Count)
            throw new ShapeException($"Class indexes of shape {given.Shape} do not fit outputs of shape {into.Shape}.");
        into.Bytes.Clear();
        for (var i = 0; i < given.Count; i++)
            into.SetValue(i * classes + (int)given.Value(i), 1);
    }

    /// <summary>Refuses targets (rows, …) among which an index is not that of any class.</summary>
    /// <param name="loss">the loss</param>
    /// <param name="targets">(rows, …) class indexes</param>
    /// <param name="output">the shape of one sample's output</param>
    /// <param name="rows">which sample each row is; by default they are counted from 0</param>
    /// <exception cref="ShapeException">there is such an index</exception>
    public static void RefuseOthers(Loss loss, Tensor targets, Shape output, ReadOnlySpan<int> rows = default)
    {
        var classes = ClassCount(loss, output);
        var indexes = targets.Span<long>();
        if (indexes.IndexOfAnyExceptInRange(0, classes - 1) is var wrong and >= 0)
        {
            var row = targets.Shape.IndexesOf(wrong)[0];
            throw new ShapeException(FormattableString.Invariant($"Sample {(rows.IsEmpty ? row : rows[row])} has the class {indexes[wrong]}, but the model has outputs for the classes 0 to {classes - 1} only."));
        }
    }

    private static int ClassCount(Loss loss, Shape output) =>
        loss.ClassCount(output) ?? throw new ShapeException($"{loss.GetType().Name} compares numbers, but the targets are class indexes.");
}
