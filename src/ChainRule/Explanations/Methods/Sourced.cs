using ChainRule.Algebra;

namespace ChainRule.Explanations.Methods;

/// <summary>A number that knows the vertices from which it was computed, if any; a choice has those of the chosen number only.</summary>
internal readonly record struct Sourced(double Value, Sources? From) : IAlgebra<Sourced>
{
    public static Sourced Constant(double value) => new(value, null);

    public static Sourced operator +(Sourced a, Sourced b) => new(a.Value + b.Value, Sources.Of(a.From, b.From));

    public static Sourced operator -(Sourced a, Sourced b) => new(a.Value - b.Value, Sources.Of(a.From, b.From));

    public static Sourced operator *(Sourced a, Sourced b) => new(a.Value * b.Value, Sources.Of(a.From, b.From));

    public static Sourced operator /(Sourced a, Sourced b) => new(a.Value / b.Value, Sources.Of(a.From, b.From));

    public static Sourced operator -(Sourced a) => a with { Value = -a.Value };

    public static Sourced MultiplyAdd(Sourced a, Sourced b, Sourced c) => a * b + c;

    public static Sourced Max(Sourced a, Sourced b) => new(Math.Max(a.Value, b.Value), Sources.Of(a.From, b.From));

    public static Sourced IfPositive(Sourced x, Sourced a, Sourced b) => x.Value > 0 ? a : b;

    public static Sourced Sqrt(Sourced x) => x with { Value = Math.Sqrt(x.Value) };

    public static Sourced Plain(PlainFunction function, Sourced x) => x with { Value = function.Value(x.Value) };

    public static Sourced Exp(Sourced x) => x with { Value = Math.Exp(x.Value) };

    public static Sourced Expm1(Sourced x) => x with { Value = Scalars.Expm1(x.Value) };

    public static Sourced Log(Sourced x) => x with { Value = Math.Log(x.Value) };

    public static Sourced Tanh(Sourced x) => x with { Value = Math.Tanh(x.Value) };

    public static Sourced Erf(Sourced x) => x with { Value = Scalars.Erf(x.Value) };
}
