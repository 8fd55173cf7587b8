namespace ChainRule.Onnx;

/// <summary>What a graph must be given.</summary>
/// <param name="Name">its name</param>
/// <param name="Type">its elements' type, as NumPy names it: float32</param>
/// <param name="Declaration">type and sizes: <c>float32 (batch, 3)</c></param>
public sealed record OnnxInput(string Name, string Type, string Declaration);
