namespace ChainRule.Layers;

/// <summary>x·σ(x) of every element; also known as Swish.</summary>
public sealed class Silu() : Activation<Functions.Silu>(default);
