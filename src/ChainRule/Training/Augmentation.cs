using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// Shows a model its pictures (channels, height, width) a little differently each time it learns from them: moved by a few pixels, zeros
/// coming in at the border, and mirrored from left to right. How is drawn from the seed, the epoch and the picture's row alone.
/// </summary>
/// <param name="Shift">by at most how many pixels a picture is moved, down or up and across; each distance is as likely as the others</param>
/// <param name="Flip">whether every second picture, on average, is mirrored</param>
public sealed record Augmentation(int Shift = 0, bool Flip = false)
{
    private const ulong DrawsPerPicture = 3;

    /// <summary>Refuses samples that are no pictures, or too small to be moved so far.</summary>
    /// <param name="sample">the shape of one sample</param>
    /// <exception cref="ShapeException">they do not fit</exception>
    public void Check(Shape sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Shift);
        if (sample.Rank != 3)
            throw new ShapeException($"Augmentation takes pictures of shape [channels, height, width], not samples of shape {sample}.");
        if (Shift >= Math.Min(sample[1], sample[2]))
            throw new ShapeException($"A shift by {Shift} pixels leaves nothing of pictures of shape {sample}.");
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => (Shift, Flip) switch
    {
        (0, false) => "none",
        (0, true) => "flips",
        (_, false) => $"shifts of at most {Shift} px",
        _ => $"shifts of at most {Shift} px and flips",
    };

    /// <summary>What the changes of one epoch are drawn from.</summary>
    internal static ulong Key(ulong seed, int epoch) => new RandomSource(seed, $"augmentation of epoch {epoch}").NextBits();

    /// <summary>Changes pictures in place.</summary>
    /// <param name="pictures">(batch, channels, height, width)</param>
    /// <param name="rows">which row of the data each picture is</param>
    /// <param name="key">the epoch's</param>
    internal void Apply(Tensor pictures, ReadOnlySpan<int> rows, ulong key)
    {
        if (pictures.Type == DType.Float32)
            Apply<float>(pictures, rows, key);
        else
            Apply<double>(pictures, rows, key);
    }

    private static int Draw(ulong key, ulong index, int bound) => RandomSource.ToInteger(RandomSource.At(key, index), bound);

    private void Apply<T>(Tensor pictures, ReadOnlySpan<int> rows, ulong key)
        where T : unmanaged, INumber<T>
    {
        var (channels, height, width) = (pictures.Shape[1], pictures.Shape[2], pictures.Shape[3]);
        var pixels = pictures.Span<T>();
        for (var i = 0; i < rows.Length * channels; i++)
        {
            var draw = (ulong)rows[i / channels] * DrawsPerPicture;
            var plane = new PixelPlane<T>(pixels.Slice(i * height * width, height * width), width);
            plane.Shift(Draw(key, draw, 2 * Shift + 1) - Shift, Draw(key, draw + 1, 2 * Shift + 1) - Shift);
            if (Flip && Draw(key, draw + 2, 2) == 1)
                plane.Flip();
        }
    }
}
