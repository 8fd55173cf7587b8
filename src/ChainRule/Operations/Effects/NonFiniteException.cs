namespace ChainRule.Operations;

/// <summary>A loss or gradient became NaN or infinite; nothing was updated.</summary>
public sealed class NonFiniteException(string message = "A loss or a gradient is NaN or infinite.") : Exception(message);
