namespace ChainRule.Explanations;

/// <summary>What was asked for cannot be explained: it is not there, or too large, or not of the kind. The message says what can be.</summary>
public sealed class ExplanationException(string message) : Exception(message);
