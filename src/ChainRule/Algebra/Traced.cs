using System.Globalization;

namespace ChainRule.Algebra;

/// <summary>
/// A number that remembers how it came about: the expression in symbols, the same with numbers put in, and the value.
/// Printed, it is a line of a textbook: <c>σ(z)·(1 − σ(z)) = 0.5744·(1 − 0.5744) = 0.2445</c>.
/// </summary>
public sealed class Traced : IAlgebra<Traced>
{
    private enum Precedence
    {
        Sum,
        Product,
        Atom,
    }

    private readonly Precedence _precedence;
    private readonly Func<Func<Traced, string>, string> _write;

    private Traced(double value, Precedence precedence, Func<Func<Traced, string>, string> write, bool isName = false)
    {
        Value = value;
        _precedence = precedence;
        _write = write;
        IsName = isName;
    }

    /// <summary>The value, in double precision.</summary>
    public double Value { get; }

    /// <summary>Whether this is a single named quantity rather than an expression.</summary>
    public bool IsName { get; }

    /// <summary>The expression in symbols: <c>w₁·x₁ + b</c>.</summary>
    public string Symbols => _write(static t => t.Symbols);

    /// <summary>A quantity known by its name.</summary>
    public static Traced Named(string name, double value) => new(value, Precedence.Atom, _ => name, isName: true);

    /// <summary>Gives a name to what was computed; the lines that use it then say the name.</summary>
    public Traced As(string name) => Named(name, Value);

    /// <inheritdoc/>
    public static Traced Constant(double value) =>
        new(value, Precedence.Atom, _ => Format(value, "R"));

    /// <summary>The expression with the values put in for the names, each to <paramref name="digits"/> significant digits.</summary>
    public string Numbers(int digits = 4)
    {
        return Write(this);

        string Write(Traced t) => t.IsName ? Format(t.Value, $"G{digits}") : t._write(Write);
    }

    /// <summary>The whole line: symbols = numbers = value, without what would be said twice.</summary>
    public string ToString(int digits)
    {
        string[] parts = [Symbols, Numbers(digits), Format(Value, $"G{digits}")];
        return string.Join(" = ", parts.Distinct());
    }

    /// <summary>The whole line with four significant digits.</summary>
    public override string ToString() => ToString(4);

    /// <inheritdoc/>
    public static Traced operator +(Traced a, Traced b) =>
        new(a.Value + b.Value, Precedence.Sum, w => $"{a.Inside(Precedence.Sum, w, leads: true)} + {b.Inside(Precedence.Sum, w)}");

    /// <inheritdoc/>
    public static Traced operator -(Traced a, Traced b) =>
        new(a.Value - b.Value, Precedence.Sum, w => $"{a.Inside(Precedence.Sum, w, leads: true)} − {b.Inside(Precedence.Product, w)}");

    /// <inheritdoc/>
    public static Traced operator *(Traced a, Traced b) =>
        new(a.Value * b.Value, Precedence.Product, w => $"{a.Inside(Precedence.Product, w)}·{b.Inside(Precedence.Product, w)}");

    /// <inheritdoc/>
    public static Traced operator /(Traced a, Traced b) =>
        new(a.Value / b.Value, Precedence.Product, w => $"{a.Inside(Precedence.Product, w)}/{b.Inside(Precedence.Atom, w)}");

    /// <inheritdoc/>
    public static Traced operator -(Traced a) =>
        new(-a.Value, Precedence.Product, w => $"−{a.Inside(Precedence.Product, w)}");

    /// <inheritdoc/>
    public static Traced MultiplyAdd(Traced a, Traced b, Traced c) => a * b + c;

    /// <inheritdoc/>
    public static Traced Max(Traced a, Traced b) => Call("max", Math.Max(a.Value, b.Value), a, b);

    /// <inheritdoc/>
    public static Traced Min(Traced a, Traced b) => Call("min", Math.Min(a.Value, b.Value), a, b);

    /// <inheritdoc/>
    public static Traced Abs(Traced x) => new(Math.Abs(x.Value), Precedence.Atom, w => $"|{w(x)}|");

    /// <summary>The branch that was taken; the other leaves no trace, as in a worked example.</summary>
    public static Traced IfPositive(Traced x, Traced a, Traced b) => x.Value > 0 ? a : b;

    /// <inheritdoc/>
    public static Traced Sqrt(Traced x) => new(Math.Sqrt(x.Value), Precedence.Atom, w => $"√{x.Inside(Precedence.Atom, w)}");

    /// <inheritdoc/>
    public static Traced Exp(Traced x) => Call("exp", Math.Exp(x.Value), x);

    /// <inheritdoc/>
    public static Traced Expm1(Traced x) => new(Scalars.Expm1(x.Value), Precedence.Sum, w => $"exp({w(x)}) − 1");

    /// <inheritdoc/>
    public static Traced Log(Traced x) => Call("ln", Math.Log(x.Value), x);

    /// <inheritdoc/>
    public static Traced Tanh(Traced x) => Call("tanh", Math.Tanh(x.Value), x);

    /// <inheritdoc/>
    public static Traced Erf(Traced x) => Call("erf", Scalars.Erf(x.Value), x);

    /// <inheritdoc/>
    public static Traced Log1p(Traced x) =>
        new(Scalars.Log1p(x.Value), Precedence.Atom, w => $"ln(1 + {x.Inside(Precedence.Sum, w)})");

    private static Traced Call(string function, double value, params Traced[] arguments) =>
        new(value, Precedence.Atom, w => $"{function}({string.Join(", ", arguments.Select(w))})");

    private static string Format(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    // A minus sign, even of a number put in for a name, may stand bare at the start of a sum only.
    private string Inside(Precedence wanted, Func<Traced, string> write, bool leads = false)
    {
        var text = write(this);
        return _precedence >= wanted && (leads || !text.StartsWith('−')) ? text : $"({text})";
    }
}
