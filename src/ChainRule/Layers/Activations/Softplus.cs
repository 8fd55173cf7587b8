namespace ChainRule.Layers;

/// <summary>ln(1 + eˣ) of every element.</summary>
public sealed class Softplus() : Activation<Functions.Softplus>(default);
