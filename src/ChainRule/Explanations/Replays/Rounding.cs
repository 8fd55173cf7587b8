using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Replays;

/// <summary>Rounds the output of each neuron, half away from zero, as textbooks do by hand.</summary>
internal sealed class Rounding(int decimals)
{
    /// <summary>The rounded values; null if the variable is not the output of neurons.</summary>
    public Tensor? Of(Variable variable, Replay replay)
    {
        if (!IsNeuronOutput(variable))
            return null;
        var rounded = replay[variable].Clone();
        for (var i = 0; i < rounded.Count; i++)
            rounded.SetValue(i, Math.Round(rounded.Value(i), decimals, MidpointRounding.AwayFromZero));
        return rounded;
    }

    // A weighted sum is an output if no activation reads it.
    private static bool IsNeuronOutput(Variable variable) =>
        variable.IsLayerOutput && (IsActivation(variable) || !variable.Tape.Nodes.Any(node => node.Inputs.Contains(variable) && IsActivation(node.Output)));

    private static bool IsActivation(Variable variable) => variable is { IsLayerOutput: true, Name: LetterSymbol { Letter.Role: Role.Activation } };
}
