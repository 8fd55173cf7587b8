using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Class indexes in the form that a loss compares outputs with.</summary>
internal static class ClassTargets
{
    /// <summary>The targets as they are where the loss takes them so; else one-hot rows, or 0 and 1 for a single output.</summary>
    /// <exception cref="ShapeException">an index is not that of a class, or outputs stand for no classes</exception>
    public static Tensor For(Loss loss, Tensor targets, Shape output, DType type)
    {
        if (targets.Type != DType.Int64)
            return targets.InPrecision(type);
        var classes = loss.ClassCount(output) ?? throw new ShapeException($"{loss.GetType().Name} compares numbers, and the targets are class indexes.");
        RefuseOthers(targets, classes);
        return loss.TakesClassIndexes ? targets : OneHot(targets, output.Prepend(targets.Shape[0]), type);
    }

    // A row of outputs for each index: (batch, …, classes), or (batch, …, 1) where one output tells two classes apart.
    private static Tensor OneHot(Tensor targets, Shape shape, DType type)
    {
        var converted = new Tensor(shape, type);
        var width = shape.Rank == 1 ? 1 : shape[-1];
        if (targets.Count * width != converted.Count)
            throw new ShapeException($"Class indexes of shape {targets.Shape} do not fit outputs of shape {shape}.");
        for (var row = 0; row < targets.Count; row++)
        {
            var c = (int)targets.Value(row);
            if (width == 1)
                converted.SetValue(row, c);
            else
                converted.SetValue(row * width + c, 1);
        }

        return converted;
    }

    private static void RefuseOthers(Tensor targets, int classes)
    {
        var indexes = targets.Span<long>();
        for (var i = 0; i < indexes.Length; i++)
        {
            if (indexes[i] < 0 || indexes[i] >= classes)
                throw new ShapeException(FormattableString.Invariant($"Sample {targets.Shape.IndexesOf(i)[0]} has the class {indexes[i]}, but the model has outputs for the classes 0 to {classes - 1} only."));
        }
    }
}
