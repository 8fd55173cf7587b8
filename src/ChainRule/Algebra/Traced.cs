using ChainRule.Expressions;

namespace ChainRule.Algebra;

/// <summary>
/// A number that remembers how it was computed: the formula in symbols, the same formula with numbers in place of the symbols, and the value.
/// Printed, it is a line of a textbook: <c>σ(z)·(1 − σ(z)) = 0.5744·(1 − 0.5744) = 0.2445</c>.
/// </summary>
/// <remarks>Constants are combined, signs are merged, and 0 and 1 disappear, as in a formula written by hand.</remarks>
public sealed class Traced : IScalarAlgebra<Traced>
{
    private const double LargestExponent = 500;

    /// <summary>A formula as a number.</summary>
    public Traced(Expression expression) => Expression = expression;

    /// <summary>The formula.</summary>
    public Expression Expression { get; }

    /// <summary>The value, in double precision.</summary>
    public double Value => Expression.Value;

    /// <summary>The formula in symbols: <c>w₁·x₁ + b</c>.</summary>
    public string Symbols => Notation.Text.Write(Expression);

    /// <summary>A quantity known by its name.</summary>
    public static Traced Named(string name, double value) => new(new Named(new Element(name, "", []), value));

    /// <summary>Gives the value a name, which the formulas that use it then show.</summary>
    public Traced As(string name) => Named(name, Value);

    public static Traced Constant(double value) => new(new Number(value));

    /// <summary>A quantity of its own, defined by the formula; the formulas that use it show its name.</summary>
    public static Traced Let(string letter, Traced value) => Let((Letter)letter, value);

    /// <inheritdoc cref="Let(string, Traced)"/>
    public static Traced Let(Letter letter, Traced value) => new(new Named(new Element(letter, "", []), value.Value, value.Expression));

    /// <summary>0 if exponentials of this size do not overflow, else a quantity of its own.</summary>
    public static Traced Offset(string letter, Traced value) => Offset((Letter)letter, value);

    /// <inheritdoc cref="Offset(string, Traced)"/>
    public static Traced Offset(Letter letter, Traced value) => Math.Abs(value.Value) <= LargestExponent ? Constant(0) : Let(letter, value);

    /// <summary>The formula with values in place of the names, each to <paramref name="digits"/> significant digits.</summary>
    public string Numbers(int digits = 4) => Notation.Text.WriteNumbers(Expression, digits);

    /// <summary>The whole line: symbols = numbers = value, without repetitions.</summary>
    public string ToString(int digits) =>
        string.Join(" = ", new[] { Symbols, Numbers(digits), Notation.Text.WriteNumber(Value, digits) }.Distinct());

    /// <summary>The whole line with four significant digits.</summary>
    public override string ToString() => ToString(4);

    public static Traced operator +(Traced a, Traced b) => (a.Expression, b.Expression) switch
    {
        (Number x, Number y) => Constant(x.Value + y.Value),
        (Number { Value: 0 }, _) => b,
        (_, Number { Value: 0 }) => a,
        (_, Negation y) => new(new Sum(a.Expression, y.Operand, IsDifference: true)),
        (_, Number { Value: < 0 } y) => new(new Sum(a.Expression, new Number(-y.Value), IsDifference: true)),
        (Negation x, _) => new(new Sum(b.Expression, x.Operand, IsDifference: true)),
        (Number { Value: < 0 } x, _) => new(new Sum(b.Expression, new Number(-x.Value), IsDifference: true)),
        _ when ReferenceEquals(a.Expression, b.Expression) => Constant(2) * a,
        _ => new(new Sum(a.Expression, b.Expression, IsDifference: false)),
    };

    public static Traced operator -(Traced a, Traced b) => (a.Expression, b.Expression) switch
    {
        (Number x, Number y) => Constant(x.Value - y.Value),
        (Number { Value: 0 }, _) => -b,
        (_, Number { Value: 0 }) => a,
        (_, Negation y) => a + new Traced(y.Operand),
        (_, Number { Value: < 0 } y) => a + Constant(-y.Value),
        _ => new(new Sum(a.Expression, b.Expression, IsDifference: true)),
    };

    public static Traced operator *(Traced a, Traced b) => (a.Expression, b.Expression) switch
    {
        (Number x, Number y) => Constant(x.Value * y.Value),
        (Number { Value: 0 }, _) or (_, Number { Value: 0 }) => Constant(0),
        (Number { Value: 1 }, _) => b,
        (_, Number { Value: 1 }) => a,
        (_, Number) => b * a,
        (Number { Value: < 0 } x, _) => -(Constant(-x.Value) * b),
        (Negation x, _) => -(new Traced(x.Operand) * b),
        (_, Negation y) => -(a * new Traced(y.Operand)),
        (Number x, Product { Left: Number y } product) => Constant(x.Value * y.Value) * new Traced(product.Right),
        (Product { Left: Number x } product, _) => new Traced(x) * (new Traced(product.Right) * b),
        (_, Product { Left: Number y } product) => new Traced(y) * (a * new Traced(product.Right)),
        (_, Quotient { Numerator: Number { Value: 1 } } inverse) => a / new Traced(inverse.Denominator),
        _ when ReferenceEquals(a.Expression, b.Expression) => new(new Squared(a.Expression)),
        _ => new(new Product(a.Expression, b.Expression)),
    };

    public static Traced operator /(Traced a, Traced b) => (a.Expression, b.Expression) switch
    {
        (Number x, Number y) => Constant(x.Value / y.Value),
        (Number { Value: 0 }, _) => Constant(0),
        (_, Number { Value: 1 }) => a,
        (Negation x, _) => -(new Traced(x.Operand) / b),
        _ => new(new Quotient(a.Expression, b.Expression)),
    };

    public static Traced operator -(Traced a) => a.Expression switch
    {
        Number x => Constant(-x.Value),
        Negation x => new(x.Operand),
        Sum { IsDifference: true, Left: not Sum } x => new(new Sum(x.Right, x.Left, IsDifference: true)),
        _ => new(new Negation(a.Expression)),
    };

    public static Traced MultiplyAdd(Traced a, Traced b, Traced c) => a * b + c;

    /// <summary>The larger of a and b; nested maxima are written as one, of all their numbers.</summary>
    public static Traced Max(Traced a, Traced b)
    {
        IReadOnlyList<Expression> compared = a.Expression is Call { Function: "max" } call ? [.. call.Arguments, b.Expression] : [a.Expression, b.Expression];
        return new(new Call("max", Math.Max(a.Value, b.Value), compared));
    }

    public static Traced Min(Traced a, Traced b) => Function("min", Math.Min(a.Value, b.Value), a, b);

    public static Traced AtMost(Traced x, double bound) => x.Value <= bound ? x : Min(x, Constant(bound));

    public static Traced Abs(Traced x) => new(new Magnitude(x.Expression));

    public static Traced Sign(Traced x) => Function("sign", x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0, x);

    /// <summary>The branch that was taken; the other leaves no trace, as in a worked example.</summary>
    public static Traced IfPositive(Traced x, Traced a, Traced b) => x.Value > 0 ? a : b;

    public static Traced Sqrt(Traced x) => x.Expression is Number number ? Constant(Math.Sqrt(number.Value)) : new(new Root(x.Expression));

    public static Traced Power(Traced x, Traced exponent) => (x.Expression, exponent.Expression) switch
    {
        (Number a, Number b) => Constant(Math.Pow(a.Value, b.Value)),
        (_, Number { Value: 1 }) => x,
        _ => new(new Raised(x.Expression, exponent.Expression)),
    };

    public static Traced Floor(Traced x) => x.Expression is Number number ? Constant(Math.Floor(number.Value)) : new(new WholePart(x.Expression));

    public static Traced Cos(Traced x) => x.Expression is Number { Value: 0 } ? Constant(1) : Function("cos", Math.Cos(x.Value), x);

    public static Traced Plain(PlainFunction function, Traced x) => Function(function.Name, function.Value(x.Value), x);

    public static Traced Exp(Traced x) => x.Expression is Number { Value: 0 } ? Constant(1) : Function("exp", Math.Exp(x.Value), x);

    public static Traced Expm1(Traced x) => x.Expression is Number number
        ? Constant(Scalars.Expm1(number.Value))
        : new(new Call(Notation.ExponentialLessOne, Scalars.Expm1(x.Value), x.Expression));

    public static Traced Log(Traced x) => Function("ln", Math.Log(x.Value), x);

    public static Traced Tanh(Traced x) => Function("tanh", Math.Tanh(x.Value), x);

    public static Traced Erf(Traced x) => Function("erf", Scalars.Erf(x.Value), x);

    /// <summary>ln(1 + eˣ) as it is defined, if eˣ does not overflow.</summary>
    public static Traced LogOnePlusExp(Traced x) =>
        Math.Abs(x.Value) <= LargestExponent ? Log1p(Exp(x)) : Max(x, Constant(0)) + Log1p(Exp(-Abs(x)));

    public static Traced Log1p(Traced x) => new(new Call("ln", Scalars.Log1p(x.Value), (Constant(1) + x).Expression));

    private static Traced Function(string name, double value, params Traced[] arguments) =>
        new(new Call(name, value, [.. arguments.Select(argument => argument.Expression)]));
}
