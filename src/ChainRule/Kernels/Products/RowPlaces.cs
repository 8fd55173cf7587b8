using System.Runtime.CompilerServices;

namespace ChainRule.Kernels.Products;

/// <summary>Where the rows of a product's right side lie, one after the other, in elements from where they are counted.</summary>
/// <remarks>A place that moves: with row · step in the innermost loop AVX2 reached 82 % of its peak instead of 98.</remarks>
internal interface IRowPlaces
{
    /// <summary>Where the next row lies.</summary>
    nint Next();
}

/// <summary>Rows that lie <paramref name="step"/> elements apart.</summary>
internal struct EvenPlaces(nint step) : IRowPlaces
{
    private nint _next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Next()
    {
        var place = _next;
        _next += step;
        return place;
    }
}

/// <summary>Rows that lie where a list says.</summary>
internal ref struct ListedPlaces(ref int first) : IRowPlaces
{
    private ref int _next = ref first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Next()
    {
        var place = _next;
        _next = ref Unsafe.Add(ref _next, 1);
        return place;
    }
}
