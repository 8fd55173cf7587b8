using ChainRule.Expressions;

namespace ChainRule.Tapes;

/// <summary>A backpropagation that was done on a tape: ∂L/∂v for each v.</summary>
/// <param name="Loss">L</param>
/// <param name="By">each v</param>
/// <param name="Gradients">∂L/∂v, in the same order</param>
internal sealed record Differentiation(Variable Loss, IReadOnlyList<Variable> By, IReadOnlyList<Variable> Gradients)
{
    private readonly Dictionary<Variable, Variable> _wanted = By.Zip(Gradients).ToDictionary(pair => pair.First, pair => pair.Second);

    // What was computed on the way has its gradient by name.
    private readonly Lazy<ILookup<Symbol, Variable>> _named = new(() => Loss.Tape.Variables
        .Where(variable => variable.Name is GradientSymbol)
        .ToLookup(variable => ((GradientSymbol)variable.Name!).Of));

    /// <summary>∂L/∂v, of a v that was asked for or is on the way from one to the loss; null where it was not computed.</summary>
    public Variable? GradientOf(Variable variable) =>
        _wanted.GetValueOrDefault(variable)
        ?? (variable.Name is { } name ? _named.Value[name].FirstOrDefault(gradient => gradient.Shape == variable.Shape) : null);
}
