namespace ChainRule.Layers;

/// <summary>max(x, 0) of every element.</summary>
public sealed class Relu() : Activation<Functions.Relu>(default);
