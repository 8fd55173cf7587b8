using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Poolings;

/// <summary>
/// The same as <see cref="MaxPooling{T, TTransfer}"/> for windows of 2 × 2 pixels side by side, by far the most common: lanes of
/// windows at once, six times as fast as one by one without a branch, twice as fast for rows of five windows.
/// </summary>
internal readonly struct QuadMaxPooling<T, TTransfer>(Tensor chooser, Tensor pixels, Tensor places) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTransfer : struct, ITransfer<T>
{
    public void Run(int start, int end)
    {
        var (height, width, place) = (pixels.Shape[2], pixels.Shape[3], places.Shape[2] * places.Shape[3]);
        var kernel = new Planes(
            chooser.Span<T>()[(start * height * width)..(end * height * width)],
            pixels.Span<T>()[(start * height * width)..(end * height * width)],
            places.Span<T>()[(start * place)..(end * place)],
            new(height, width));
        Simd.Run<T, Planes>(ref kernel);
    }

    private readonly ref struct Planes(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, Size2d picture) : ILanesKernel<T>
    {
        private readonly ReadOnlySpan<T> _chooser = chooser;
        private readonly Span<T> _pixels = pixels;
        private readonly Span<T> _places = places;

        // A row with fewer windows than lanes is computed with what follows it, which is written again, correctly, later.
        [MethodImpl(Simd.Loop)]
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            var (height, width) = (picture.Height / 2, picture.Width / 2);
            var place = 0;
            for (var plane = 0; plane < _pixels.Length; plane += picture.Height * picture.Width)
            {
                for (var y = 0; y < height; y++, place += width)
                {
                    var pixel = plane + 2 * y * picture.Width;
                    var hasRoom = width >= TLanes.Count || (place + TLanes.Count <= _places.Length && pixel + picture.Width + 2 * TLanes.Count <= _pixels.Length);
                    for (var x = 0; hasRoom && x < width; x += TLanes.Count)
                        Move<TLanes>(pixel, place, Math.Max(0, Math.Min(x, width - TLanes.Count)));
                    for (var x = 0; !hasRoom && x < width; x++)
                        Move<Lane<T>>(pixel, place, x);
                }
            }

            BeginEdges();
        }

        // The last column and row of an odd size, on which no window lies.
        private void BeginEdges()
        {
            var (height, width) = (picture.Height & ~1, picture.Width & ~1);
            for (var row = 0; width < picture.Width && row < _pixels.Length; row += picture.Width)
                TTransfer.Begin(_pixels[(row + width)..(row + picture.Width)]);
            for (var plane = 0; height < picture.Height && plane < _pixels.Length; plane += picture.Height * picture.Width)
                TTransfer.Begin(_pixels.Slice(plane + height * picture.Width, picture.Width));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Move<TLanes>(int pixel, int place, int x)
            where TLanes : struct, ILanes<TLanes, T> =>
            TTransfer.Move<TLanes>(in _chooser[pixel + 2 * x], ref _pixels[pixel + 2 * x], picture.Width, ref _places[place + x]);
    }
}
