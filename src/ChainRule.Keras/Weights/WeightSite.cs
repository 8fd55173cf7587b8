using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Keras.Weights;

/// <summary>A layer that gets its parameters from a file.</summary>
/// <param name="Layer">the layer</param>
/// <param name="Class">its class in Keras, by which newer files name it</param>
/// <param name="Name">its own name in Keras, by which older files name it; null if it is not known, so that the order decides</param>
/// <param name="Parameters">the names of its parameters here, in the order of Keras</param>
/// <param name="Picture">the picture (channels, h, w) that its input was flattened from; null if it was not</param>
internal sealed record WeightSite(Layer Layer, string Class, string? Name, IReadOnlyList<string> Parameters, Shape? Picture);
