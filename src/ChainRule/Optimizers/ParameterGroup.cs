using ChainRule.Layers;

namespace ChainRule.Optimizers;

/// <summary>Parameters that an optimizer of their own changes.</summary>
/// <param name="patterns">parameter paths, in which * stands for any letters: 0.weight, 2.*, *.bias</param>
/// <param name="optimizer">what changes them, by its rule and learning rate; links and hooks are those of the optimizer that has the group</param>
public sealed class ParameterGroup(IReadOnlyList<string> patterns, Optimizer optimizer)
{
    /// <summary>Parameter paths, in which * stands for any letters.</summary>
    public IReadOnlyList<string> Patterns => patterns;

    /// <summary>What changes them.</summary>
    public Optimizer Optimizer => optimizer;

    /// <summary>Whether the parameter's path is one of the group's.</summary>
    public bool Contains(Parameter parameter) => patterns.Any(parameter.Matches);
}
