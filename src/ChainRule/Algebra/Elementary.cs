using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

/// <summary>eˣ, eˣ − 1, ln x, tanh x and erf x over any lanes: one body each, so the same steps and the same bits at every width.</summary>
/// <remarks>The coefficients are the project's own; <c>bench/elementary</c> shows how to compute them again.</remarks>
internal static partial class Elementary<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // ln 2 in two parts; the first has so few bits that n times it is exact.
    private static TLanes Ln2First
    {
        [MethodImpl(Inline)]
        get => Constant(0.69317626953125, 0.6931471805601177);
    }

    private static TLanes Ln2Rest
    {
        [MethodImpl(Inline)]
        get => Constant(-2.9088971e-05, -1.7239444525614835e-13);
    }

    /// <summary>The constant for the element type; the choice is made when the code is compiled.</summary>
    [MethodImpl(Inline)]
    private static TLanes Constant(double ofFloat, double ofDouble) =>
        TLanes.Constant(typeof(T) == typeof(float) ? ofFloat : ofDouble);

    // NaN stays NaN. Min and Max would do the same, but on processors where their instruction waits for what its target
    // register held before (Sapphire Rapids), exp took three times as long with them.
    [MethodImpl(Inline)]
    private static TLanes AtMost(TLanes bound, TLanes x) => TLanes.IfPositive(x - bound, bound, x);

    [MethodImpl(Inline)]
    private static TLanes AtLeast(TLanes bound, TLanes x) => TLanes.IfPositive(bound - x, bound, x);
}
