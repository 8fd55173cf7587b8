using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

internal static class Horner
{
    /// <summary>One step of Horner's rule: sum·x + coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Then<T>(this T sum, T x, double coefficient)
        where T : IAlgebra<T> => T.MultiplyAdd(sum, x, T.Constant(coefficient));
}
