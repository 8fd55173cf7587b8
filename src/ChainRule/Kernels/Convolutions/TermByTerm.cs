using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Convolutions and their gradients one product after the other, wherever a tap lies on a pixel: for strides, dilations and borders so large
/// that planes cannot be laid out. It needs no memory; places may lie further from the pixels than 32 bits can count, so it counts in 64.
/// </summary>
internal static class TermByTerm<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private interface ITerm
    {
        static abstract void Add(ref T pixel, ref T weight, ref T place);
    }

    /// <summary>y (batch, filters, places) from x and w</summary>
    public static void Forward(ConvolutionSizes sizes, Tensor x, Tensor w, Tensor y) => Run<ToPlace>(sizes, x, w, y, y);

    /// <summary>dX in the shape of x, from g in the shape of y</summary>
    public static void ToInput(ConvolutionSizes sizes, Tensor g, Tensor w, Tensor dX) => Run<ToPixel>(sizes, dX, w, g, dX);

    /// <summary>dW in the shape of w, from x and g</summary>
    public static void ToFilter(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW) => Run<ToWeight>(sizes, x, dW, g, dW);

    private static void Run<TTerm>(ConvolutionSizes sizes, Tensor pictures, Tensor filters, Tensor maps, Tensor sums)
        where TTerm : struct, ITerm
    {
        var (window, taps, pixels, places) = (sizes.Window, sizes.Window.Taps, sizes.Pixels, sizes.Places);
        sums.Span<T>().Clear();
        for (var map = 0; map < sizes.Batch * sizes.Filters; map++)
        {
            var (n, filter) = Math.DivRem(map, sizes.Filters);
            var channel = filter / sizes.FiltersInGroup * sizes.ChannelsInGroup;
            for (var i = 0; i < sizes.FilterLength; i++)
            {
                var (inGroup, tap) = Math.DivRem(i, taps);
                var (down, across) = Math.DivRem(tap, window.Kernel.Width);
                var rows = OnPixels(window.Row(0, down), window.Stride.Height, sizes.Picture.Height, sizes.PlaceSize.Height);
                var columns = OnPixels(window.Column(0, across), window.Stride.Width, sizes.Picture.Width, sizes.PlaceSize.Width);
                var picture = pictures.Span<T>().Slice((n * sizes.Channels + channel + inGroup) * pixels, pixels);
                ref var weight = ref filters.Span<T>()[filter * sizes.FilterLength + i];
                for (var y = rows.Start; y < rows.End; y++)
                {
                    var row = picture.Slice((int)window.Row(y, down) * sizes.Picture.Width, sizes.Picture.Width);
                    Row<TTerm>(row, (int)window.Column(columns.Start, across), window.Stride.Width, ref weight, maps.Span<T>().Slice(map * places + y * sizes.PlaceSize.Width + columns.Start, columns.Count));
                }
            }
        }
    }

    [MethodImpl(Simd.Loop)]
    private static void Row<TTerm>(Span<T> pixels, int column, int stride, ref T weight, Span<T> places)
        where TTerm : struct, ITerm
    {
        for (var x = 0; x < places.Length; x++)
            TTerm.Add(ref pixels[column + x * stride], ref weight, ref places[x]);
    }

    // The places at which a tap lies on a pixel, given its distance from the first pixel at the first place.
    private static Stretch OnPixels(long first, long stride, int pixels, int places)
    {
        var start = Math.Min(first < 0 ? (stride - 1 - first) / stride : 0, places);
        var end = first >= pixels ? 0 : Math.Min((pixels - 1 - first) / stride + 1, places);
        return new((int)start, (int)Math.Max(0, end - start));
    }

    private readonly struct ToPlace : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Add(ref T pixel, ref T weight, ref T place) => place += weight * pixel;
    }

    private readonly struct ToPixel : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Add(ref T pixel, ref T weight, ref T place) => pixel += weight * place;
    }

    private readonly struct ToWeight : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Add(ref T pixel, ref T weight, ref T place) => weight += pixel * place;
    }
}
