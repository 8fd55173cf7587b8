using ChainRule.Layers;

namespace ChainRule.Optimizers;

/// <summary>Parameters with an optimizer of their own.</summary>
/// <param name="patterns">parameter paths, in which * stands for any characters: 0.weight, 2.*, *.bias</param>
/// <param name="optimizer">the optimizer whose rule and learning rate apply to them; links and hooks are those of the optimizer that has the group</param>
public sealed class ParameterGroup(IReadOnlyList<string> patterns, Optimizer optimizer)
{
    /// <summary>Parameter paths, in which * stands for any characters.</summary>
    public IReadOnlyList<string> Patterns => patterns;

    /// <summary>The optimizer whose rule and learning rate apply to them.</summary>
    public Optimizer Optimizer => optimizer;

    /// <summary>Whether the parameter's path matches one of the patterns.</summary>
    public bool Contains(Parameter parameter) => patterns.Any(parameter.Matches);
}
