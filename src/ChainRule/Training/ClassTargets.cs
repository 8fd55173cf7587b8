using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Class indexes in the form that a loss compares outputs with: as they are, one-hot, or 0 and 1 for a single output.</summary>
internal static class ClassTargets
{
    /// <summary>What a loss compares one sample's output with.</summary>
    /// <param name="loss">the loss</param>
    /// <param name="target">what the data have</param>
    /// <param name="output">the shape of one sample's output</param>
    /// <param name="type">the element type of the output</param>
    /// <exception cref="ShapeException">outputs stand for no classes, and the data have classes</exception>
    public static TensorType TypeFor(Loss loss, TensorType target, Shape output, DType type)
    {
        if (target.Type != DType.Int64)
            return target with { Type = type };
        _ = ClassCount(loss, output);
        return loss.TakesClassIndexes ? target : new(output, type);
    }

    /// <summary>Targets in that form: (rows, …).</summary>
    /// <exception cref="ShapeException">an index is not that of a class</exception>
    public static Tensor For(Loss loss, Tensor targets, Shape output, DType type)
    {
        if (targets.Type == DType.Int64)
            RefuseOthers(loss, targets, output);
        var wanted = TypeFor(loss, new(targets.Shape.WithoutFirst(), targets.Type), output, type);
        if (wanted.Type == targets.Type)
            return targets;
        var converted = new Tensor(wanted.Shape.Prepend(targets.Shape[0]), wanted.Type);
        CopyOrEncode(targets, converted);
        return converted;
    }

    /// <summary>Copies values of any kind, converting their element type; class indexes become one-hot if there is an output for each class.</summary>
    public static void CopyOrEncode(Tensor given, Tensor into)
    {
        if (given.Type != DType.Int64 || given.Count == into.Count)
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

    /// <summary>Refuses indexes that are not those of classes.</summary>
    /// <param name="loss">the loss</param>
    /// <param name="targets">(rows, …) class indexes</param>
    /// <param name="output">the shape of one sample's output</param>
    /// <param name="rows">which sample each row is; they are counted from 0 where there are none</param>
    /// <exception cref="ShapeException">one is not</exception>
    public static void RefuseOthers(Loss loss, Tensor targets, Shape output, ReadOnlySpan<int> rows = default)
    {
        var classes = ClassCount(loss, output);
        var indexes = targets.Span<long>();
        for (var i = 0; i < indexes.Length; i++)
        {
            if (indexes[i] >= 0 && indexes[i] < classes)
                continue;
            var row = targets.Shape.IndexesOf(i)[0];
            throw new ShapeException(FormattableString.Invariant($"Sample {(rows.IsEmpty ? row : rows[row])} has the class {indexes[i]}, but the model has outputs for the classes 0 to {classes - 1} only."));
        }
    }

    private static int ClassCount(Loss loss, Shape output) =>
        loss.ClassCount(output) ?? throw new ShapeException($"{loss.GetType().Name} compares numbers, and the targets are class indexes.");
}
