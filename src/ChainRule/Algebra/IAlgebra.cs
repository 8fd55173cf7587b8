namespace ChainRule.Algebra;

/// <summary>
/// Numbers that a rule can be written over: the same line is a vector kernel, a forward-mode derivative, a printed
/// derivation or a count of operations, depending on the numbers it is given.
/// </summary>
/// <remarks>Rules branch with <see cref="Max"/> and <see cref="IfPositive"/>, never with <c>if</c>.</remarks>
public interface IAlgebra<TSelf>
    where TSelf : IAlgebra<TSelf>
{
    /// <summary>The number <paramref name="value"/>, rounded to what this algebra can hold.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>a + b</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a − b</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>a · b</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>−a</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>a·b + c, rounded once where the numbers are rounded at all.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of a and b; NaN when either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>a where x &gt; 0, else b (for NaN, too).</summary>
    static abstract TSelf IfPositive(TSelf x, TSelf a, TSelf b);

    /// <summary>√x</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>eˣ</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>eˣ − 1, accurate where x is small.</summary>
    static abstract TSelf Expm1(TSelf x);

    /// <summary>ln x</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>tanh x</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>erf x = 2/√π · ∫₀ˣ e^(−t²) dt</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary>A function that no formula of these gives, such as sin x.</summary>
    /// <exception cref="NotSupportedException">it cannot be said over these numbers</exception>
    static virtual TSelf Plain(PlainFunction function, TSelf x) => throw new NotSupportedException($"{function.Name} has no formula.");

    /// <summary>Names an intermediate value with the letter that the formula's authors use; the number does not change.</summary>
    static virtual TSelf Let(string letter, TSelf value) => value;

    /// <summary>
    /// Names what is subtracted from exponents so that the exponentials do not overflow; it cancels in the result. The number does not
    /// change. A derivation leaves it out if nothing would overflow.
    /// </summary>
    static virtual TSelf Offset(string letter, TSelf value) => TSelf.Let(letter, value);

    /// <summary>
    /// The smaller of x and <paramref name="bound"/>, for a branch that must not overflow even when it is not taken; a derivation leaves
    /// the bound out if x is below it.
    /// </summary>
    static virtual TSelf AtMost(TSelf x, double bound) => TSelf.Min(x, TSelf.Constant(bound));

    /// <summary>The smaller of a and b; NaN when either is.</summary>
    static virtual TSelf Min(TSelf a, TSelf b) => -TSelf.Max(-a, -b);

    // |x| + 1 is positive, except for NaN.
    /// <summary>a where x is larger than <paramref name="other"/>, or NaN; else b.</summary>
    static virtual TSelf IfLarger(TSelf x, TSelf other, TSelf a, TSelf b) =>
        TSelf.IfPositive(TSelf.Abs(x) + TSelf.Constant(1), TSelf.IfPositive(x - other, a, b), a);

    /// <summary>1 where x is positive, −1 where it is negative, else 0.</summary>
    static virtual TSelf Sign(TSelf x) =>
        TSelf.IfPositive(x, TSelf.Constant(1), TSelf.IfPositive(-x, TSelf.Constant(-1), TSelf.Constant(0)));

    /// <summary>|x|</summary>
    static virtual TSelf Abs(TSelf x) => TSelf.Max(x, -x);

    /// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), in which nothing overflows.</summary>
    static virtual TSelf LogOnePlusExp(TSelf x) => TSelf.Max(x, TSelf.Constant(0)) + TSelf.Log1p(TSelf.Exp(-TSelf.Abs(x)));

    /// <summary>ln(1 + x) for x ≥ 0, accurate where x is small.</summary>
    static virtual TSelf Log1p(TSelf x)
    {
        // With u = 1 + x as rounded, ln(u)·(x/(u − 1)) cancels the rounding of u.
        var u = TSelf.Constant(1) + x;
        var d = u - TSelf.Constant(1);
        return TSelf.IfPositive(d, TSelf.Log(u) * (x / d), x);
    }
}
