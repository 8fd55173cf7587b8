using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

internal static partial class Elementary<TLanes, T>
{
    /// <summary>tanh x = (e²ˣ − 1)/(e²ˣ + 1)</summary>
    /// <remarks>Measured: at most 2.57 ULP over all floats, 2.19 over a sample of doubles.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Tanh(TLanes x)
    {
        // Above 10 (20), tanh x rounds to 1.
        var bounded = AtMost(Constant(10, 20), TLanes.Abs(x));
        var expMinusOne = ExpMinusOne(bounded + bounded);
        return TLanes.CopySign(expMinusOne / (expMinusOne + TLanes.Constant(2)), x);
    }
}
