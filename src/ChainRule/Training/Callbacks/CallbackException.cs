namespace ChainRule.Training;

/// <summary>A callback failed, and training ended.</summary>
public sealed class CallbackException(string callback, string moment, Exception cause)
    : Exception($"{callback} failed {moment}: {cause.Message}", cause)
{
    /// <summary>The name of the callback.</summary>
    public string Callback => callback;
}
