namespace ChainRule.Expressions;

/// <summary>How tightly a written operation holds its inputs together: what needs brackets beside what.</summary>
public enum Precedence
{
    /// <summary>a + b, a − b</summary>
    Sum,

    /// <summary>a · b, a / b</summary>
    Product,

    /// <summary>f(a, b), or a name or number alone</summary>
    Call,
}
