namespace ChainRule;

/// <summary>A setting was given a number with which its formula makes no sense.</summary>
/// <param name="name">the setting</param>
/// <param name="value">the number</param>
/// <param name="wanted">which numbers it takes: <c>a number above 0</c></param>
public sealed class SettingException(string? name, double value, string wanted)
    : ArgumentOutOfRangeException(name, value, message: null)
{
    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"{ParamName} must be {Wanted}; it is {ActualValue}.");

    /// <summary>Which numbers the setting takes: <c>a number above 0</c>.</summary>
    public string Wanted => wanted;
}
