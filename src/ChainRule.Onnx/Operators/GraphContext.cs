namespace ChainRule.Onnx.Operators;

/// <summary>Where nodes come from.</summary>
/// <param name="File">the file, as messages name it</param>
/// <param name="Opset">the version of the operator set that the file uses</param>
internal sealed record GraphContext(string File, int Opset);
