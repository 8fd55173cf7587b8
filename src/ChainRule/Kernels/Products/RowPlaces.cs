using System.Runtime.CompilerServices;

namespace ChainRule.Kernels.Products;

/// <summary>Where the rows of a product's right side lie, in elements from where they are counted.</summary>
internal interface IRowPlaces
{
    nint this[int row] { get; }
}

/// <summary>Rows that lie <paramref name="step"/> elements apart.</summary>
internal readonly struct EvenPlaces(nint step) : IRowPlaces
{
    public nint this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => row * step;
    }
}

/// <summary>Rows that lie where a list says.</summary>
internal readonly ref struct ListedPlaces(ref int first) : IRowPlaces
{
    private readonly ref int _first = ref first;

    public nint this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.Add(ref _first, row);
    }
}
