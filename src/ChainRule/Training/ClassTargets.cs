using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Class indexes in the form that a loss compares outputs with.</summary>
internal static class ClassTargets
{
    /// <summary>The targets as they are where the loss takes them so; else one-hot rows, or 0 and 1 for a single output.</summary>
    /// <exception cref="ShapeException">there are more classes than outputs</exception>
    public static Tensor For(Loss loss, Tensor targets, Shape output, DType type)
    {
        if (targets.Type != DType.Int64)
            return targets.Type == type ? targets : targets.Clone(type);
        if (loss.TakesClassIndexes)
            return targets;
        var classes = output.Count;
        var converted = new Tensor(output.Prepend(targets.Count), type);
        for (var row = 0; row < targets.Count; row++)
        {
            var c = (int)targets.Value(row);
            if (c >= Math.Max(2, classes))
                throw new ShapeException($"The model has {classes} outputs, too few for class {c}.");
            if (classes == 1)
                converted.SetValue(row, c);
            else
                converted.SetValue(row * classes + c, 1);
        }

        return converted;
    }
}
