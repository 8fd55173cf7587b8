using ChainRule.Algebra;

namespace ChainRule.Functions;

/// <summary>A function's derivative on either side of a point x, and the one used at x.</summary>
/// <param name="Left">f′ just below x</param>
/// <param name="Right">f′ just above x</param>
/// <param name="Taken">what the function's rule gives at x</param>
/// <param name="IsJump">whether the function's value jumps there</param>
internal readonly record struct Slopes(double Left, double Right, double Taken, bool IsJump)
{
    private const double Tolerance = 1e-6;
    private const double Least = 1e-9;

    /// <summary>Whether the function has no derivative at x: its slope or its value jumps there.</summary>
    public bool IsKink => IsJump || AreApart(Left, Right);

    /// <summary>The slopes at x and at its neighbours in double precision.</summary>
    public static Slopes Of<TFunction>(TFunction function, double x)
        where TFunction : struct, IFunction
    {
        var (below, above) = (Math.BitDecrement(x), Math.BitIncrement(x));
        return new(At(function, below), At(function, above), At(function, x), AreApart(Value(function, below), Value(function, above)));
    }

    /// <summary>f′(x)</summary>
    public static double At<TFunction>(TFunction function, double x)
        where TFunction : struct, IFunction =>
        function.Derivative(new Lane<double>(x), function.Forward(new Lane<double>(x))).Value;

    private static double Value<TFunction>(TFunction function, double x)
        where TFunction : struct, IFunction => function.Forward(new Lane<double>(x)).Value;

    private static bool AreApart(double a, double b) => Math.Abs(a - b) > Math.Max(Least, Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)));
}
