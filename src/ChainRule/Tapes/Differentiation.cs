using ChainRule.Expressions;

namespace ChainRule.Tapes;

/// <summary>A backpropagation on a tape: of the loss L, with respect to each variable v, ∂L/∂v in the same order.</summary>
internal sealed record Differentiation(Variable Loss, IReadOnlyList<Variable> By, IReadOnlyList<Variable> Gradients)
{
    private readonly Dictionary<Variable, Variable> _wanted = By.Zip(Gradients).ToDictionary(pair => pair.First, pair => pair.Second);

    // The gradients of what was computed on the way are found by name.
    private readonly Lazy<ILookup<Symbol, Variable>> _named = new(() => Loss.Tape.Variables
        .Where(variable => variable.Name is GradientSymbol)
        .ToLookup(variable => ((GradientSymbol)variable.Name!).Of));

    /// <summary>∂L/∂v of a v that was asked for, or lies between one and the loss; null if it was not computed.</summary>
    public Variable? GradientOf(Variable variable) =>
        _wanted.GetValueOrDefault(variable)
        ?? (variable.Name is { } name ? _named.Value[name].FirstOrDefault(gradient => gradient.Shape == variable.Shape) : null);
}
