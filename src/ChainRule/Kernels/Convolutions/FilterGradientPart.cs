using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// dW (filters, channels, taps) of some filters and channels over some pictures: dot products of a filter's errors and the pixels under
/// a tap, over all places. Both lie in lanes along the places: the pixels in <see cref="FlatPlanes"/>, the errors as far apart, with
/// zeros where there is no place.
/// </summary>
internal readonly struct FilterGradientPart<TLanes, T>(ConvolutionSizes sizes, Tensor x, Tensor g)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many lanes of eight rows of errors stay in the first cache while the pixels pass by.
    private const int MostSteps = 64;

    private readonly FlatPlanes _planes = FlatPlanes.Forward(sizes.Window, sizes.Picture);

    /// <summary>Lanes of places of a picture.</summary>
    public int Steps => (_planes.Run + TLanes.Count - 1) / TLanes.Count;

    /// <summary>Sums over the batch's pictures; the filters lie as far apart in dW as in the whole.</summary>
    public void Sum(Stretch filters, Stretch channels, Stretch batch, Span<T> dW)
    {
        var (pictureSteps, picturePixels) = (Steps, channels.Count * _planes.Length);
        var together = Math.Clamp(MostSteps / pictureSteps, 1, Math.Max(1, batch.Count));
        var pitch = together * pictureSteps * TLanes.Count;
        var pixels = Scratch<FlatPlanes, T>.Take(together * picturePixels + TLanes.Count).AsSpan();
        var errors = Scratch<FilterGradientPart<TLanes, T>, T>.Take(filters.Count * pitch).AsSpan();
        Span<int> steps = stackalloc int[MostSteps];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = i / pictureSteps * picturePixels + i % pictureSteps * TLanes.Count;
        var taps = Scratch<Tap, int>.Take(channels.Count * _planes.Taps).AsSpan(0, channels.Count * _planes.Taps);
        _planes.List(taps);
        var sums = Scratch<TLanes, T>.Take(filters.Count * taps.Length * TLanes.Count).AsSpan(0, filters.Count * taps.Length * TLanes.Count);
        sums.Clear();
        var c = new Strided<T>(ref sums[0], taps.Length * TLanes.Count, 1);
        for (var picture = batch.Start; picture < batch.End; picture += together)
        {
            var pictures = Math.Min(together, batch.End - picture);
            for (var i = 0; i < pictures; i++)
                _planes.LayOut<T>(x.Span<T>()[(((picture + i) * sizes.Channels + channels.Start) * sizes.Pixels)..], channels.Count, pixels[(i * picturePixels)..]);

            // What the last lanes read beyond the pixels is multiplied by zero, but must be a number.
            pixels.Slice(pictures * picturePixels, TLanes.Count).Clear();
            LayOutErrors(filters, picture, pictures, errors, pitch);
            for (var step = 0; step < pictures * pictureSteps; step += MostSteps)
            {
                var count = Math.Min(MostSteps, pictures * pictureSteps - step);
                RunProducts<TLanes, T>.Run(steps[..count], new(ref errors[step * TLanes.Count], pitch, 1), filters.Count, in pixels[step * TLanes.Count], taps, c);
            }
        }

        for (var i = 0; i < filters.Count; i++)
            Across(c.Row(i, taps.Length * TLanes.Count), dW.Slice(i * sizes.FilterLength, taps.Length));
    }

    // errors (filters, pictures, steps, lane)
    private void LayOutErrors(Stretch filters, int picture, int pictures, Span<T> errors, int pitch)
    {
        var (places, length) = (sizes.Places, Steps * TLanes.Count);
        for (var i = 0; i < filters.Count * pictures; i++)
        {
            var (row, column) = Math.DivRem(i, pictures);
            var source = g.Span<T>()[(((picture + column) * sizes.Filters + filters.Start + row) * places)..];
            RowSpread.Run<T>(source, _planes.Places.Height, _planes.Places.Width, _planes.Pitch, 0, errors[(row * pitch + column * length)..], length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Across(ReadOnlySpan<T> lanes, Span<T> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = TLanes.Sum(TLanes.Load(in lanes[0], i * TLanes.Count));
    }

    // Names the scratch memory of where taps lie.
    private readonly struct Tap;
}
