namespace ChainRule.Tapes;

/// <summary>A backpropagation that was done on a tape: ∂L/∂v for each v.</summary>
/// <param name="Loss">L</param>
/// <param name="By">each v</param>
/// <param name="Gradients">∂L/∂v, in the same order</param>
internal sealed record Differentiation(Variable Loss, IReadOnlyList<Variable> By, IReadOnlyList<Variable> Gradients);
