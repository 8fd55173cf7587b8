using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// Changes pictures (channels, height, width) a little each time a model learns from them: they are moved by a few pixels, with zeros coming in at
/// the border, and mirrored from left to right. Each change is drawn from the seed, the epoch and the picture's row, and nothing else.
/// </summary>
/// <param name="Shift">the most pixels that a picture is moved, down or up and across; all distances are equally likely</param>
/// <param name="Flip">whether every second picture, on average, is mirrored</param>
public sealed record Augmentation(int Shift = 0, bool Flip = false)
{
    private const ulong DrawsPerPicture = 3;

    /// <summary>Refuses samples that are not pictures, or too small to be moved that far; <paramref name="sample"/> is the shape of one.</summary>
    /// <exception cref="ShapeException">the samples are refused</exception>
    public void Check(Shape sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Shift);
        if (sample.Rank != 3)
            throw new ShapeException($"Augmentation takes pictures of shape [channels, height, width], not samples of shape {sample}.");
        if (Shift >= Math.Min(sample[1], sample[2]))
            throw new ShapeException($"A shift by {Shift} pixels leaves nothing of pictures of shape {sample}.");
    }

    /// <summary>The settings in words: shifts of at most 2 px and flips.</summary>
    public override string ToString() => (Shift, Flip) switch
    {
        (0, false) => "none",
        (0, true) => "flips",
        (_, false) => $"shifts of at most {Shift} px",
        _ => $"shifts of at most {Shift} px and flips",
    };

    /// <summary>The key from which the changes of one epoch are drawn.</summary>
    internal static ulong Key(ulong seed, int epoch) => new RandomSource(seed, $"augmentation of epoch {epoch}").NextBits();

    /// <summary>Changes pictures (batch, channels, height, width) in place, which are these rows of the data, with an epoch's key.</summary>
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
