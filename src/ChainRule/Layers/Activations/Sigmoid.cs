namespace ChainRule.Layers;

/// <summary>1 / (1 + e⁻ˣ) of every element.</summary>
public sealed class Sigmoid() : Activation<Functions.Sigmoid>(default);
