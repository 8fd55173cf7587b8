using ChainRule.Layers;
using ChainRule.Operations;

namespace ChainRule.Training;

/// <summary>Finds where numbers stopped being finite.</summary>
internal static class Divergence
{
    /// <summary>The first parameter or buffer that is not finite, in words; null if there is none.</summary>
    public static string? Find(Layer model) =>
        model.State.FirstOrDefault(parameter => !EnsureFinite.IsFinite(parameter.Tensor)) is { } first
            ? $"those of {first.Path} after the step"
            : null;

    /// <summary>The first values of a step that are not finite, in words.</summary>
    public static string Find(StepObservation step)
    {
        var nodes = step.Tape.Nodes;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (EnsureFinite.IsFinite(nodes[i].Output.Value))
                continue;
            var place = nodes[i].Scope.Length == 0 ? "the loss" : $"layer {nodes[i].Scope}";
            return i < step.ForwardNodes ? $"those of {place}" : $"the gradients in {place}";
        }

        return "the gradients after clipping or another link";
    }
}
