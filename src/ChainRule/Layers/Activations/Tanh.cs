namespace ChainRule.Layers;

/// <summary>tanh x of every element.</summary>
public sealed class Tanh() : Activation<Functions.Tanh>(default);
