namespace ChainRule.Layers;

/// <summary>Layers one after another, named by their position: 0, 1, 2…</summary>
/// <param name="layers">the layers in order</param>
public sealed class Sequential(params IReadOnlyList<Layer> layers) : Chain(layers);
