using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Errors at Winograd's points, (points, places, filters), for a panel of filters: zero between the rows of places and behind the filters.
/// </summary>
/// <param name="planes">how the pixels are laid out</param>
/// <param name="width">how many lanes wide the panel is</param>
/// <param name="blocks">how many blocks of four rows there are</param>
internal readonly struct WinogradErrors<TLanes, T>(WinogradPlanes planes, int width, int blocks)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The errors of some filters from one on, from a block on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> LayOut(ReadOnlySpan<T> errors, int filters, int filter, int count, int start)
    {
        var (size, pitch) = (planes.Places, width * TLanes.Count);
        var (row, step) = (size.Width * pitch, planes.Run(blocks) * pitch);
        var target = Scratch<WinogradErrors<TLanes, T>, T>.Take(WinogradPlanes.Points * step).AsSpan();
        var turned = Scratch<TLanes, T>.Take(WinogradPlanes.Rows * row).AsSpan(0, WinogradPlanes.Rows * row);
        turned.Clear();
        for (var block = 0; block < blocks; block++)
        {
            var (picture, inPicture) = Math.DivRem(start + block, planes.Blocks);
            for (var i = 0; i < WinogradPlanes.Rows; i++)
            {
                var y = inPicture * WinogradPlanes.Rows + i;
                if (y < size.Height)
                    Transposition.Run(ref Unsafe.AsRef(in errors[((picture * filters + filter) * size.Height + y) * size.Width]), size.Height * size.Width, count, size.Width, ref turned[i * row], pitch);
                else
                    turned.Slice(i * row, row).Clear();
            }

            var to = new Strided<T>(ref target[block * planes.Pitch * pitch], step, 1);
            for (var at = 0; at < row; at += TLanes.Count)
                Winograd<TLanes, T>.Errors(new(ref turned[0], row, 1), to, at);
            for (var point = 0; point < WinogradPlanes.Points && block < blocks - 1; point++)
                target.Slice(point * step + block * planes.Pitch * pitch + row, (planes.Pitch - size.Width) * pitch).Clear();
        }

        return target;
    }
}
