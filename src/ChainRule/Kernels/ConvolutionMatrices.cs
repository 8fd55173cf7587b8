using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// The pixels under every tap at every place, (channels·taps, places) of one picture: what filters are multiplied with. It is never
/// laid out whole: each panel is gathered from the picture when it is packed.
/// </summary>
/// <param name="source">holds the picture</param>
/// <param name="offset">where its first channel starts</param>
/// <param name="geometry">from places to pixels</param>
internal readonly struct PatchMatrix<T>(Tensor source, int offset, ConvolutionGeometry geometry) : IRightMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Columns => geometry.Places;

    public void Pack(int column, int columns, int pitch, int k, int depth, Span<T> panel)
    {
        var plane = geometry.PlaneSize;
        for (var p = 0; p < depth; p++)
        {
            var (channel, tap) = Math.DivRem(k + p, geometry.Taps);
            var pixels = source.Span<T>().Slice(offset + channel * plane, plane);
            geometry.Gather.Gather<T>(pixels, geometry.Shift(tap), column, columns, panel[(p * pitch)..], 1);
        }
    }
}

/// <summary>The same pixels the other way round, (pictures·places, channels·taps) of a whole batch.</summary>
/// <param name="source">holds the pictures, (batch, …)</param>
/// <param name="offset">where the first channel of the first picture starts</param>
/// <param name="picture">elements from one picture to the next</param>
/// <param name="channels">how many channels are read</param>
/// <param name="geometry">from places to pixels</param>
internal readonly struct BatchPatchMatrix<T>(Tensor source, int offset, int picture, int channels, ConvolutionGeometry geometry) : IRightMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Columns => channels * geometry.Taps;

    public void Pack(int column, int columns, int pitch, int k, int depth, Span<T> panel)
    {
        var plane = geometry.PlaneSize;
        for (var j = 0; j < columns; j++)
        {
            var (channel, tap) = Math.DivRem(column + j, geometry.Taps);
            for (var done = 0; done < depth;)
            {
                var (image, place) = Math.DivRem(k + done, geometry.Places);
                var count = Math.Min(geometry.Places - place, depth - done);
                var pixels = source.Span<T>().Slice(offset + image * picture + channel * plane, plane);
                geometry.Gather.Gather<T>(pixels, geometry.Shift(tap), place, count, panel[(done * pitch + j)..], pitch);
                done += count;
            }
        }
    }
}

/// <summary>Channels by pictures and places, (channels, pictures·places), of a batch that lies picture after picture.</summary>
/// <param name="source">(batch, …, height, width)</param>
/// <param name="offset">where the first channel of the first picture starts</param>
/// <param name="picture">elements from one picture to the next</param>
/// <param name="pictures">how many pictures there are</param>
/// <param name="channels">how many channels are read</param>
/// <param name="places">elements of a channel</param>
internal readonly struct BatchChannelMatrix<T>(Tensor source, int offset, int picture, int pictures, int channels, int places) : ILeftMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => channels;

    public int Depth => pictures * places;

    public void Pack(int row, int rows, int k, int depth, Span<T> packed)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var done = 0; done < depth;)
            {
                var (image, place) = Math.DivRem(k + done, places);
                var run = source.Span<T>().Slice(offset + image * picture + (row + i) * places + place, Math.Min(places - place, depth - done));
                for (var p = 0; p < run.Length; p++)
                    packed[(done + p) * MatrixProduct.TileRows + i] = run[p];
                done += run.Length;
            }
        }
    }
}

/// <summary>The filters as the gradient to the input reads them: (input channels, filters·taps).</summary>
/// <param name="filters">(filters, input channels, height, width)</param>
/// <param name="offset">where the first filter starts</param>
/// <param name="count">how many filters are read</param>
/// <param name="channels">input channels of each</param>
/// <param name="taps">taps of each channel</param>
internal readonly struct TurnedFilterMatrix<T>(Tensor filters, int offset, int count, int channels, int taps) : ILeftMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => channels;

    public int Depth => count * taps;

    public void Pack(int row, int rows, int k, int depth, Span<T> packed)
    {
        var source = filters.Span<T>()[offset..];
        for (var p = 0; p < depth; p++)
        {
            var (filter, tap) = Math.DivRem(k + p, taps);
            for (var i = 0; i < rows; i++)
                packed[p * MatrixProduct.TileRows + i] = source[(filter * channels + row + i) * taps + tap];
        }
    }
}
