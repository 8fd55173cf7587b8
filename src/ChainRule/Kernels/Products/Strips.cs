using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>A row of a tile: one to three lanes side by side.</summary>
internal interface IStrip<TSelf, TLanes, T>
    where TSelf : struct, IStrip<TSelf, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract int Width { get; }

    /// <summary>Reads lanes that start <paramref name="step"/> elements apart.</summary>
    static abstract TSelf Load(ref readonly T source, nint step);

    /// <summary>Lanes that lie where each of the places says, of which a narrow strip takes the first.</summary>
    static abstract TSelf Gather(ref readonly T source, (nint X, nint Y, nint Z) places);

    /// <summary>Writes the lanes side by side.</summary>
    static abstract void Store(TSelf x, ref T destination);

    /// <summary>Adds the sum of each lane to an element of the first row.</summary>
    static abstract void AddSums(TSelf x, Strided<T> destination);

    /// <summary>Adds a·b in place, so that the compiler needs no register for the sum.</summary>
    void Add(TLanes a, TSelf b);
}

internal struct Strip1<TLanes, T>(TLanes x) : IStrip<Strip1<TLanes, T>, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private TLanes _x = x;

    public static int Width => TLanes.Count;

    [MethodImpl(Inline)]
    public static Strip1<TLanes, T> Load(ref readonly T source, nint step) => new(TLanes.Load(in source, 0));

    [MethodImpl(Inline)]
    public static Strip1<TLanes, T> Gather(ref readonly T source, (nint X, nint Y, nint Z) places) =>
        new(TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), places.X), 0));

    [MethodImpl(Inline)]
    public static void Store(Strip1<TLanes, T> x, ref T destination) => TLanes.Store(x._x, ref destination, 0);

    [MethodImpl(Inline)]
    public static void AddSums(Strip1<TLanes, T> x, Strided<T> destination) => destination.First += TLanes.Sum(x._x);

    [MethodImpl(Inline)]
    public void Add(TLanes a, Strip1<TLanes, T> b) => _x = TLanes.MultiplyAdd(a, b._x, _x);
}

internal struct Strip2<TLanes, T>(TLanes x, TLanes y) : IStrip<Strip2<TLanes, T>, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private TLanes _x = x;
    private TLanes _y = y;

    public static int Width => 2 * TLanes.Count;

    [MethodImpl(Inline)]
    public static Strip2<TLanes, T> Load(ref readonly T source, nint step) =>
        Gather(in source, (0, step, 0));

    [MethodImpl(Inline)]
    public static Strip2<TLanes, T> Gather(ref readonly T source, (nint X, nint Y, nint Z) places) =>
        new(TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), places.X), 0), TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), places.Y), 0));

    [MethodImpl(Inline)]
    public static void Store(Strip2<TLanes, T> x, ref T destination)
    {
        TLanes.Store(x._x, ref destination, 0);
        TLanes.Store(x._y, ref destination, TLanes.Count);
    }

    [MethodImpl(Inline)]
    public static void AddSums(Strip2<TLanes, T> x, Strided<T> destination)
    {
        destination.First += TLanes.Sum(x._x);
        Unsafe.Add(ref destination.First, destination.ColumnStep) += TLanes.Sum(x._y);
    }

    [MethodImpl(Inline)]
    public void Add(TLanes a, Strip2<TLanes, T> b)
    {
        _x = TLanes.MultiplyAdd(a, b._x, _x);
        _y = TLanes.MultiplyAdd(a, b._y, _y);
    }
}

internal struct Strip3<TLanes, T>(TLanes x, TLanes y, TLanes z) : IStrip<Strip3<TLanes, T>, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private TLanes _x = x;
    private TLanes _y = y;
    private TLanes _z = z;

    public static int Width => 3 * TLanes.Count;

    [MethodImpl(Inline)]
    public static Strip3<TLanes, T> Load(ref readonly T source, nint step) =>
        Gather(in source, (0, step, 2 * step));

    [MethodImpl(Inline)]
    public static Strip3<TLanes, T> Gather(ref readonly T source, (nint X, nint Y, nint Z) places) =>
        new(
            TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), places.X), 0),
            TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), places.Y), 0),
            TLanes.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), places.Z), 0));

    [MethodImpl(Inline)]
    public static void Store(Strip3<TLanes, T> x, ref T destination)
    {
        TLanes.Store(x._x, ref destination, 0);
        TLanes.Store(x._y, ref destination, TLanes.Count);
        TLanes.Store(x._z, ref destination, 2 * TLanes.Count);
    }

    [MethodImpl(Inline)]
    public static void AddSums(Strip3<TLanes, T> x, Strided<T> destination)
    {
        destination.First += TLanes.Sum(x._x);
        Unsafe.Add(ref destination.First, destination.ColumnStep) += TLanes.Sum(x._y);
        Unsafe.Add(ref destination.First, 2 * destination.ColumnStep) += TLanes.Sum(x._z);
    }

    [MethodImpl(Inline)]
    public void Add(TLanes a, Strip3<TLanes, T> b)
    {
        _x = TLanes.MultiplyAdd(a, b._x, _x);
        _y = TLanes.MultiplyAdd(a, b._y, _y);
        _z = TLanes.MultiplyAdd(a, b._z, _z);
    }
}
