using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>
/// Changes pictures (channels, height, width) a little each time a model learns from them. Each change is drawn from the seed, the epoch and the picture's row,
/// and nothing else, but for <see cref="MixUp"/>, which also sees the batch.
/// </summary>
/// <param name="changes">what is done, in this order: changes of places first, then those of pixels, then mixing</param>
public sealed class Augmentation(params IReadOnlyList<PictureChange> changes)
{
    // A thread takes so many pixels at a time, or waking the others costs more than it saves.
    private const int PixelsAtOnce = 16_384;

    private readonly (PlaceChange Change, int Number)[] _places = [.. Numbered<PlaceChange>(changes)];
    private readonly (PixelChange Change, int Number)[] _pixels = [.. Numbered<PixelChange>(changes)];
    private readonly (MixUp Change, int Number)[] _mixes = [.. Numbered<MixUp>(changes)];

    /// <summary>What is done to each picture.</summary>
    public IReadOnlyList<PictureChange> Changes { get; } = [.. changes];

    /// <summary>Refuses samples that are not pictures, or too small for a change; <paramref name="sample"/> is the shape of one.</summary>
    /// <exception cref="ShapeException">the samples are refused</exception>
    public void Check(Shape sample)
    {
        if (sample.Rank != 3)
            throw new ShapeException($"Augmentation takes pictures of shape [channels, height, width], not samples of shape {sample}.");
        foreach (var change in Changes)
            change.Check(sample);
    }

    /// <summary>The changes in words: shifts of at most 2 px and flips.</summary>
    public override string ToString() => Changes switch
    {
        [] => "none",
        [var only] => $"{only}",
        _ => $"{string.Join(", ", Changes.SkipLast(1))} and {Changes[^1]}",
    };

    /// <summary>Changes pictures in place, as a training with this seed does in an epoch.</summary>
    /// <param name="pictures">(batch, channels, height, width) of floating-point numbers</param>
    /// <param name="rows">which rows of the data they are</param>
    /// <param name="seed">that of the training</param>
    /// <param name="epoch">from 1</param>
    public void Apply(Tensor pictures, ReadOnlyMemory<int> rows, ulong seed, int epoch) => Apply(pictures, rows, Key(seed, epoch), null);

    /// <summary>The key from which the changes of one epoch are drawn.</summary>
    internal static ulong Key(ulong seed, int epoch) => new RandomSource(seed, $"augmentation of epoch {epoch}").NextBits();

    /// <summary>Changes pictures in place, with an epoch's key, on these threads.</summary>
    internal void Apply(Tensor pictures, ReadOnlyMemory<int> rows, ulong key, Workers? workers)
    {
        if (pictures.Type == DType.Float32)
            Apply<float>(pictures, rows, key, workers);
        else
            Apply<double>(pictures, rows, key, workers);
    }

    private static IEnumerable<(T Change, int Number)> Numbered<T>(IReadOnlyList<PictureChange> changes)
        where T : PictureChange =>
        changes.Index().Where(change => change.Item is T).Select(change => ((T)change.Item, change.Index));

    private void Apply<T>(Tensor pictures, ReadOnlyMemory<int> rows, ulong key, Workers? workers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var picture = pictures.Shape.WithoutFirst();
        var job = new Job<T>(this, pictures, picture, rows, key);
        if (workers is null)
            job.Run(0, rows.Length);
        else
            workers.For(rows.Length, Math.Max(1, PixelsAtOnce / Math.Max(1, picture.Count)), job);
        foreach (var (mix, number) in _mixes)
            Mix(mix, number, pictures.Span<T>(), picture.Count, rows.Span, key);
    }

    private void Change<T>(Span<T> pixels, Shape picture, int row, ulong key, Span<T> scratch)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (height, width) = (picture[1], picture[2]);
        var map = PlaceMap.Unchanged;
        foreach (var (change, number) in _places)
        {
            var draws = new ChangeDraws(key, row, number);
            map = map.Then(change.Draw(ref draws, height, width));
        }

        for (var plane = pixels; map != PlaceMap.Unchanged && !plane.IsEmpty; plane = plane[scratch.Length..])
        {
            plane[..scratch.Length].CopyTo(scratch);
            PlaneSampling.Apply(scratch, plane[..scratch.Length], width, map);
        }

        foreach (var (change, number) in _pixels)
        {
            var draws = new ChangeDraws(key, row, number);
            change.Apply(pixels, picture, ref draws);
        }
    }

    private static void Mix<T>(MixUp mix, int number, Span<T> pictures, int size, ReadOnlySpan<int> rows, ulong key)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rented = ArrayPool<T>.Shared.Rent(pictures.Length);
        var before = rented.AsSpan(0, pictures.Length);
        pictures.CopyTo(before);
        for (var i = 0; i < rows.Length; i++)
        {
            var draws = new ChangeDraws(key, rows[i], number);
            mix.Apply(before, i, pictures.Slice(i * size, size), ref draws);
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Job<T>(Augmentation augmentation, Tensor pictures, Shape picture, ReadOnlyMemory<int> rows, ulong key) : IJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            var plane = picture[1] * picture[2];
            var rented = ArrayPool<T>.Shared.Rent(plane);
            for (var i = start; i < end; i++)
                augmentation.Change(pictures.Span<T>().Slice(i * picture.Count, picture.Count), picture, rows.Span[i], key, rented.AsSpan(0, plane));
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}
