using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>
/// Some planes of pictures (batch, planes, height, width) at Winograd's points: what is under every tile, mapped down its columns and then
/// across. The first tile reaches beyond the first pixel by the border.
/// </summary>
internal readonly struct WinogradSpread<TMap, TLanes, T>(WinogradTiles tiles, Tensor pictures, Size2d border)
    where TMap : struct, IWinogradMap<T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Side = WinogradTiles.Side;
    private const int Step = WinogradTiles.Step;

    private readonly Size2d _size = new(pictures.Shape[2], pictures.Shape[3]);

    /// <summary>Some planes in the rows of tiles from start to end (excluded); points as in <see cref="WinogradJoin{TLanes, T}"/>.</summary>
    public void Run(Stretch planes, int start, int end, Strided<T> points)
    {
        var count = pictures.Shape[1];
        for (var row = start; row < end;)
        {
            var (picture, rows) = tiles.Next(row, end);
            for (var plane = 0; plane < planes.Count; plane += TLanes.Count)
            {
                var source = pictures.Span<T>()[((picture * count + planes.Start + plane) * _size.Height * _size.Width)..];
                Spread(source, Math.Min(TLanes.Count, planes.Count - plane), rows, tiles.At(points, 0, row - start, plane));
            }

            row += rows.Count;
        }
    }

    // Planes that fill a lane, or fewer: down the rows at once, then across tile by tile. What lies left and right of them stays zero.
    private void Spread(ReadOnlySpan<T> planes, int count, Stretch rows, Strided<T> points)
    {
        var (left, width) = (border.Width * TLanes.Count, _size.Width * TLanes.Count);
        var length = (tiles.Across * Step + TMap.Inputs - Step) * TLanes.Count;
        var height = rows.Count * Step + TMap.Inputs - Step;
        var lines = Scratch<WinogradTiles, T>.Take(Side * length + height * width).AsSpan();
        var turned = lines[(Side * length)..];
        Turn(planes, count, rows.Start * Step - border.Height, height, turned);
        if (width < length)
            lines[..(Side * length)].Clear();
        for (var row = 0; row < rows.Count; row++)
        {
            Winograd<TLanes, T>.Run<TMap>(new(ref turned[row * Step * width], width, TLanes.Count), new(ref lines[left], length, TLanes.Count), _size.Width);
            for (var line = 0; line < Side; line++)
            {
                var from = new Strided<T>(ref lines[line * length], TLanes.Count, Step * TLanes.Count);
                Winograd<TLanes, T>.Run<TMap>(from, tiles.At(points, line, row, 0), tiles.Across);
            }
        }
    }

    // target (rows, columns, planes) from rows of some planes, zero where these have none
    private void Turn(ReadOnlySpan<T> planes, int count, int first, int rows, Span<T> target)
    {
        var width = _size.Width * TLanes.Count;
        var (top, bottom) = (Math.Clamp(-first, 0, rows), Math.Clamp(_size.Height - first, 0, rows));
        target[..(top * width)].Clear();
        target[(bottom * width)..(rows * width)].Clear();
        if (top == bottom)
            return;
        ref var source = ref Unsafe.AsRef(in planes[(first + top) * _size.Width]);
        Transposition.Run(ref source, _size.Height * _size.Width, count, (bottom - top) * _size.Width, ref target[top * width], TLanes.Count);
    }
}
