using System.Globalization;
using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Workbench.PlainCode;

/// <summary>How tightly a part of a C# expression binds.</summary>
internal enum Binding
{
    Condition,
    Sum,
    Product,
    Sign,
    Atom,
}

/// <summary>A number that writes itself as a C# expression: a function run over it is its own text.</summary>
/// <param name="format">the text, with places for the parts</param>
/// <param name="binding">how tightly it binds</param>
/// <param name="parts">what it is made of</param>
internal sealed class Formula(string format, Binding binding, params IReadOnlyList<Formula> parts) : IAlgebra<Formula>
{
    public string Format => format;

    public Binding Binding => binding;

    public IReadOnlyList<Formula> Parts => parts;

    /// <summary>A variable, or an element of an array.</summary>
    public static Formula Symbol(string name) => new(name, Binding.Atom);

    /// <summary>What an operation computes from one element of each input.</summary>
    public static Formula Of(ElementwiseOperation operation, IReadOnlyList<Formula> elements)
    {
        var output = new DenseGrid<Formula>(Shape.Scalar);
        operation.Naive([.. elements.Select(element => new DenseGrid<Formula>(Shape.Scalar, [element], []))], output);
        return output[0];
    }

    public static Formula Constant(double value) => new(CSharp.Number(value), double.IsNegative(value) ? Binding.Sign : Binding.Atom);

    public static Formula operator +(Formula a, Formula b) => new("{0} + {1}", Binding.Sum, a, b);

    public static Formula operator -(Formula a, Formula b) => new("{0} - {1}", Binding.Sum, a, b);

    public static Formula operator *(Formula a, Formula b) => new("{0} * {1}", Binding.Product, a, b);

    public static Formula operator /(Formula a, Formula b) => new("{0} / {1}", Binding.Product, a, b);

    public static Formula operator -(Formula a) => new("-{0}", Binding.Sign, a);

    public static Formula MultiplyAdd(Formula a, Formula b, Formula c) => a * b + c;

    public static Formula Max(Formula a, Formula b) => Call("Math.Max", a, b);

    public static Formula Min(Formula a, Formula b) => Call("Math.Min", a, b);

    public static Formula IfPositive(Formula x, Formula a, Formula b) => new("{0} > 0 ? {1} : {2}", Binding.Condition, x, a, b);

    public static Formula Abs(Formula x) => Call("Math.Abs", x);

    public static Formula Sqrt(Formula x) => Call("Math.Sqrt", x);

    public static Formula Exp(Formula x) => Call("Math.Exp", x);

    public static Formula Expm1(Formula x) => Call("Expm1", x);

    public static Formula Log(Formula x) => Call("Math.Log", x);

    public static Formula Tanh(Formula x) => Call("Math.Tanh", x);

    public static Formula Erf(Formula x) => Call("Erf", x);

    // Arguments stand between commas, so that nothing in them needs brackets.
    private static Formula Call(string function, params IReadOnlyList<Formula> arguments) =>
        new($"{function}({string.Join(", ", arguments.Select((_, place) => "{" + place.ToString(CultureInfo.InvariantCulture) + "}"))})", Binding.Atom, arguments) { IsCall = true };

    /// <summary>Whether the parts are the arguments of a function.</summary>
    public bool IsCall { get; private init; }
}
