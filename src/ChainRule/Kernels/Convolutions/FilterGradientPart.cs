using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// dW (filters, channels, taps) of some filters and channels over some pictures: dot products of a filter's errors and the pixels under
/// a tap, over all places. Both lie in lanes: along the places of a picture, the pixels in <see cref="FlatPlanes"/> and the errors spread
/// likewise, with zeros where there is no place; or, for many pictures, with one picture in each lane.
/// </summary>
internal readonly struct FilterGradientPart<TLanes, T>(ConvolutionSizes sizes, Tensor x, Tensor g)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // This many lanes of eight rows of errors stay in the first cache while the pixels pass by.
    private const int MostSteps = 64;

    // At most this many elements of pixels are laid out at a time.
    private const int MostPixels = 1 << 28;

    private readonly FlatPlanes _planes = new(sizes.Window, sizes.Picture);
    private readonly bool _inPictureLanes = sizes.SuitPictureLanes<T>(TLanes.Count);

    /// <summary>How many pieces, pictures laid out together, make up the batch.</summary>
    public int Pieces => (sizes.Batch + PiecePictures - 1) / PiecePictures;

    /// <summary>Lanes of places of a piece.</summary>
    public int Steps => _inPictureLanes ? sizes.Places : (_planes.Run + TLanes.Count - 1) / TLanes.Count;

    // As many numbers make up an element of a plane.
    private int PiecePictures => _inPictureLanes ? TLanes.Count : 1;

    /// <summary>Sums over some pieces; in dW the filters lie as far apart as in the whole gradient.</summary>
    public void Sum(Stretch filters, Stretch channels, Stretch pieces, Span<T> dW)
    {
        var (pieceSteps, piecePixels) = (Steps, channels.Count * _planes.Length * PiecePictures);
        var together = Math.Clamp(Math.Min(MostSteps / pieceSteps, MostPixels / piecePixels), 1, Math.Max(1, pieces.Count));
        var pitch = together * pieceSteps * TLanes.Count;
        var pixels = Scratch<FlatPlanes, T>.Take(together * piecePixels + TLanes.Count).AsSpan();
        var errors = Scratch<FilterGradientPart<TLanes, T>, T>.Take(filters.Count * pitch).AsSpan();
        var listed = _inPictureLanes ? together * pieceSteps : Math.Min(MostSteps, together * pieceSteps);
        var steps = Scratch<FilterGradientPart<TLanes, T>, int>.Take(listed).AsSpan(0, listed);
        ListSteps(steps, piecePixels);
        var taps = Scratch<FlatPlanes, int>.Take(channels.Count * _planes.Taps).AsSpan(0, channels.Count * _planes.Taps);
        _planes.List(taps, PiecePictures);
        var sums = Scratch<TLanes, T>.Take(filters.Count * taps.Length * TLanes.Count).AsSpan(0, filters.Count * taps.Length * TLanes.Count);
        sums.Clear();
        var c = new Strided<T>(ref sums[0], taps.Length * TLanes.Count, 1);
        for (var piece = pieces.Start; piece < pieces.End; piece += together)
        {
            var count = Math.Min(together, pieces.End - piece);
            for (var i = 0; i < count; i++)
                LayOutPixels(channels, piece + i, pixels[(i * piecePixels)..]);

            // What the last lanes read beyond the pixels is multiplied by zero, but must be finite.
            pixels.Slice(count * piecePixels, TLanes.Count).Clear();
            LayOutErrors(filters, piece, count, errors, pitch);
            for (var step = 0; step < count * pieceSteps; step += MostSteps)
            {
                // Along the places of one picture all lanes lie as the first ones do.
                var first = _inPictureLanes ? step : 0;
                var under = steps.Slice(first, Math.Min(MostSteps, count * pieceSteps - step));
                RunProducts<TLanes, T>.Run(under, new(ref errors[step * TLanes.Count], pitch, TLanes.Count), filters.Count, in pixels[(step - first) * TLanes.Count], taps, c);
            }
        }

        for (var i = 0; i < filters.Count; i++)
            Across(c.Row(i, taps.Length * TLanes.Count), dW.Slice(i * sizes.FilterLength, taps.Length));
    }

    // Where in the pixels each lane of places starts.
    private void ListSteps(Span<int> steps, int piecePixels)
    {
        var width = _inPictureLanes ? sizes.PlaceSize.Width : Steps;
        for (int i = 0, piece = 0; i < steps.Length; piece++)
        {
            for (var row = 0; row < Steps / width; row++)
            {
                for (var x = 0; x < width && i < steps.Length; x++)
                    steps[i++] = piece * piecePixels + (row * _planes.Pitch + x) * TLanes.Count;
            }
        }
    }

    // pixels (channels, laid out)
    private void LayOutPixels(Stretch channels, int piece, Span<T> pixels)
    {
        var source = x.Span<T>()[((piece * PiecePictures * sizes.Channels + channels.Start) * sizes.Pixels)..];
        if (_inPictureLanes)
            PictureLanes<TLanes, T>.LayOut(_planes, source, sizes.Channels * sizes.Pixels, Pictures(piece), channels.Count, pixels);
        else
            _planes.LayOut<T>(source, channels.Count, pixels);
    }

    // errors (filters, pieces, steps, lane)
    private void LayOutErrors(Stretch filters, int piece, int pieces, Span<T> errors, int pitch)
    {
        var (places, length) = (sizes.Places, Steps * TLanes.Count);
        for (var i = 0; i < filters.Count * pieces; i++)
        {
            var (row, column) = Math.DivRem(i, pieces);
            var source = g.Span<T>()[(((piece + column) * PiecePictures * sizes.Filters + filters.Start + row) * places)..];
            var target = errors[(row * pitch + column * length)..];
            if (_inPictureLanes)
                PictureLanes<TLanes, T>.Gather(source, sizes.Filters * places, Pictures(piece + column), target[..length]);
            else
                RowSpread.Run<T>(source, _planes.Places, _planes.Pitch, 0, target, length);
        }
    }

    private int Pictures(int piece) => Math.Min(PiecePictures, sizes.Batch - piece * PiecePictures);

    [MethodImpl(Simd.Loop)]
    private static void Across(ReadOnlySpan<T> lanes, Span<T> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = TLanes.Sum(TLanes.Load(in lanes[0], i * TLanes.Count));
    }
}
