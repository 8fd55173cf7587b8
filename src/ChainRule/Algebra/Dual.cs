namespace ChainRule.Algebra;

/// <summary>
/// A value with its derivative along one direction: forward-mode differentiation (dual numbers, a + bε with ε² = 0).
/// </summary>
/// <param name="Value">the number</param>
/// <param name="Tangent">its derivative with respect to whatever was seeded with tangent 1</param>
public readonly record struct Dual(double Value, double Tangent) : IAlgebra<Dual>
{
    /// <summary>The variable to differentiate with respect to: tangent 1.</summary>
    public static Dual Variable(double value) => new(value, 1);

    public static Dual Constant(double value) => new(value, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Tangent + b.Tangent);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Tangent - b.Tangent);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Tangent * b.Value + a.Value * b.Tangent);

    public static Dual operator /(Dual a, Dual b)
    {
        // If the divisor overflowed, so did its tangent; the quotient is 0 and stays there.
        var quotient = a.Value / b.Value;
        return double.IsInfinity(b.Value) && double.IsFinite(a.Value) ? new(quotient, 0) : new(quotient, (a.Tangent - quotient * b.Tangent) / b.Value);
    }

    public static Dual operator -(Dual a) => new(-a.Value, -a.Tangent);

    public static Dual MultiplyAdd(Dual a, Dual b, Dual c) => a * b + c;

    public static Dual Max(Dual a, Dual b) => double.IsNaN(a.Value) || a.Value > b.Value ? a : b;

    public static Dual IfPositive(Dual x, Dual a, Dual b) => x.Value > 0 ? a : b;

    public static Dual Plain(PlainFunction function, Dual x) => new(function.Value(x.Value), x.Tangent * function.Slope(x.Value));

    public static Dual Sqrt(Dual x)
    {
        var root = Math.Sqrt(x.Value);
        return new(root, x.Tangent / (2 * root));
    }

    public static Dual Exp(Dual x)
    {
        var y = Math.Exp(x.Value);
        return new(y, x.Tangent * y);
    }

    public static Dual Expm1(Dual x) => new(Scalars.Expm1(x.Value), x.Tangent * Math.Exp(x.Value));

    public static Dual Log(Dual x) => new(Math.Log(x.Value), x.Tangent / x.Value);

    public static Dual Tanh(Dual x)
    {
        var y = Math.Tanh(x.Value);
        return new(y, x.Tangent * (1 - y * y));
    }

    public static Dual Erf(Dual x) =>
        new(Scalars.Erf(x.Value), x.Tangent * 2 / Math.Sqrt(Math.PI) * Math.Exp(-x.Value * x.Value));

    public static Dual Log1p(Dual x) => new(Scalars.Log1p(x.Value), x.Tangent / (1 + x.Value));
}
