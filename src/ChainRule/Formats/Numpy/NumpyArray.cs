using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>An array that NumPy saved.</summary>
/// <param name="Tensor">its elements, widened to a type that tensors have</param>
/// <param name="Type">the type in the file, as NumPy names it: <c>float32</c>, <c>int64</c>, <c>bool</c></param>
public sealed record NumpyArray(Tensor Tensor, string Type);
