namespace ChainRule.Explanations;

/// <summary>The request cannot be explained: it does not exist, is too large, or is of another kind. The message says what can be explained.</summary>
public sealed class ExplanationException(string message) : Exception(message);
