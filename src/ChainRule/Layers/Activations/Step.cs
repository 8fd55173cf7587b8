namespace ChainRule.Layers;

/// <summary>1 where x > 0, else 0, of every element: the perceptron's function. It passes no gradient.</summary>
public sealed class Step() : Activation<Functions.Step>(default);
