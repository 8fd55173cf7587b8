namespace ChainRule.Tensors;

/// <summary>Shapes do not match, or no tensor can have such a shape. The message names the shape given and the one wanted.</summary>
public sealed class ShapeException(string message) : Exception(message);
