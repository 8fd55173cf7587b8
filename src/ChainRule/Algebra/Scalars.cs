namespace ChainRule.Algebra;

/// <summary>The functions that <see cref="Math"/> lacks, for the numbers that hold one double.</summary>
internal static class Scalars
{
    public static double Erf(double x) => Lane<double>.Erf(new(x)).Value;

    public static double Expm1(double x) => Lane<double>.Expm1(new(x)).Value;

    public static double Log1p(double x) => Log1p<Lane<double>>(new(x)).Value;

    private static T Log1p<T>(T x)
        where T : IAlgebra<T> => T.Log1p(x);
}
