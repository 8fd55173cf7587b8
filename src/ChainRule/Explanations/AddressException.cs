namespace ChainRule.Explanations;

/// <summary>What is to be explained is not there, or not told apart: the message says what there is.</summary>
public sealed class AddressException(string message) : Exception(message);
