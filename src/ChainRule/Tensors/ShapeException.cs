namespace ChainRule.Tensors;

/// <summary>Shapes that do not fit together, or that no tensor can have. The message names what was given and what was wanted.</summary>
public sealed class ShapeException(string message) : Exception(message);
