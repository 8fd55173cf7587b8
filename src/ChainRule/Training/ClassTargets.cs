using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Class indexes in the form that a loss compares outputs with.</summary>
internal static class ClassTargets
{
    /// <summary>The targets as they are where the loss takes them so; else one-hot rows, or 0 and 1 for a single output.</summary>
    /// <exception cref="ShapeException">an index is not that of a class</exception>
    public static Tensor For(Loss loss, Tensor targets, Shape output, DType type)
    {
        if (targets.Type != DType.Int64)
            return targets.Type == type ? targets : targets.Clone(type);
        var classes = output.Count;
        RefuseOthers(targets.Span<long>(), loss.TakesClassIndexes ? classes : Math.Max(2, classes));
        if (loss.TakesClassIndexes)
            return targets;
        var converted = new Tensor(output.Prepend(targets.Count), type);
        for (var row = 0; row < targets.Count; row++)
        {
            var c = (int)targets.Value(row);
            if (classes == 1)
                converted.SetValue(row, c);
            else
                converted.SetValue(row * classes + c, 1);
        }

        return converted;
    }

    private static void RefuseOthers(ReadOnlySpan<long> targets, int classes)
    {
        for (var row = 0; row < targets.Length; row++)
        {
            if (targets[row] < 0 || targets[row] >= classes)
                throw new ShapeException(FormattableString.Invariant($"Sample {row} has the class {targets[row]}, but the model has outputs for the classes 0 to {classes - 1} only."));
        }
    }
}
