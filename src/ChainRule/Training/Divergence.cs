using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Finds where numbers stopped being finite.</summary>
internal static class Divergence
{
    /// <summary>The first parameter or buffer that is not finite, in words; null if there is none.</summary>
    public static string? Find(Layer model) =>
        model.State.FirstOrDefault(parameter => !EnsureFinite.IsFinite(parameter.Tensor)) is { } first
            ? $"those of {first.Path} after the step"
            : null;

    /// <summary>Runs a step again and looks at every value: the first values that are not finite, in words.</summary>
    public static string Find(Layer model, IReadOnlyList<Tensor> batch, Device device, Func<IReadOnlyList<Variable>, Variable> loss)
    {
        var tape = new Tape(device, training: true) { IgnoresUpdates = true };
        var total = loss([.. batch.Select(tensor => tape.Input(tensor))]);
        var forward = tape.Nodes.Count;
        Backpropagation.Gradients(total, [.. model.Parameters.Where(p => !p.IsFrozen).Select(p => p.On(tape))]);
        for (var i = 0; i < tape.Nodes.Count; i++)
        {
            var node = tape.Nodes[i];
            if (EnsureFinite.IsFinite(node.Output.Value))
                continue;
            var place = node.Scope.Length == 0 ? "the loss" : $"layer {node.Scope}";
            return i < forward ? $"those of {place}" : $"the gradients in {place}";
        }

        return "those of the loss";
    }
}
