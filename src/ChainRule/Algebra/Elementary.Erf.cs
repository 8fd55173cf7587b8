using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

internal static partial class Elementary<TLanes, T>
{
    /// <summary>erf x = 1 − exp(−x·q(x)) for x ≥ 0</summary>
    /// <remarks>Measured: at most 3.16 ULP over all floats, 1.93 over a sample of doubles.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Erf(TLanes x)
    {
        // Above 4 (6), erf x rounds to 1.
        var bounded = AtMost(Constant(4, 6), TLanes.Abs(x));
        return TLanes.CopySign(ExpMinusOne(-bounded * ErfcExponent(bounded)), x);
    }

    /// <summary>q(x) = −ln(1 − erf x)/x for 0 ≤ x ≤ 4 (float) or 6 (double)</summary>
    [MethodImpl(Inline)]
    private static TLanes ErfcExponent(TLanes x) =>
        typeof(T) == typeof(float)
            ? TLanes.Constant(-9.253955e-06)
                .Then(x, 0.00011762119)
                .Then(x, -0.00063276704)
                .Then(x, 0.0016669026)
                .Then(x, -0.00016027375)
                .Then(x, -0.019153127)
                .Then(x, 0.102777846)
                .Then(x, 0.6366194)
                .Then(x, 1.1283792)
            : TLanes.Constant(-3.592470954436423e-15)
                .Then(x, 1.6149795498457093e-13)
                .Then(x, -3.3645455301054687e-12)
                .Then(x, 4.3019999209101084e-11)
                .Then(x, -3.760869771350051e-10)
                .Then(x, 2.3605982177840384e-09)
                .Then(x, -1.0773671729399179e-08)
                .Then(x, 3.4585757736428644e-08)
                .Then(x, -6.573538542018183e-08)
                .Then(x, -1.1705744669831713e-08)
                .Then(x, 5.706310817261851e-07)
                .Then(x, -2.037191025611442e-06)
                .Then(x, 3.1329707513615583e-06)
                .Then(x, 3.169658270176075e-06)
                .Then(x, -2.9575653443116433e-05)
                .Then(x, 6.442046161729303e-05)
                .Then(x, 2.590450510180959e-05)
                .Then(x, -0.0005901324320372188)
                .Then(x, 0.00169620767031102)
                .Then(x, -0.00020919485398948308)
                .Then(x, -0.019128446993088917)
                .Then(x, 0.10277260330131519)
                .Then(x, 0.6366197723675909)
                .Then(x, 1.1283791670955126);
}
