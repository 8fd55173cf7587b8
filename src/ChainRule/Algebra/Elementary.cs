using System.Numerics;

namespace ChainRule.Algebra;

internal static class Elementary<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TLanes Exp(TLanes x) => throw new NotSupportedException();
    public static TLanes Log(TLanes x) => throw new NotSupportedException();
    public static TLanes Tanh(TLanes x) => throw new NotSupportedException();
    public static TLanes Erf(TLanes x) => throw new NotSupportedException();
}
