namespace ChainRule.Expressions;

/// <summary>How tightly a written operation binds its operands; it decides what needs brackets.</summary>
public enum Precedence
{
    /// <summary>a + b, a − b</summary>
    Sum,

    /// <summary>a · b, a / b</summary>
    Product,

    /// <summary>f(a, b), or a single name or number</summary>
    Call,
}
