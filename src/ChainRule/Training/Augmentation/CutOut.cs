using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Sets a square of each picture to zero (DeVries and Taylor 2017). Its middle is any pixel, so it may reach beyond the border.</summary>
/// <param name="Side">the pixels along its side</param>
public sealed record CutOut(int Side) : PixelChange
{
    /// <summary>The pixels along the square's side.</summary>
    public int Side { get; init; } = (int)Setting.Positive(Side);

    /// <inheritdoc/>
    public override void Check(Shape picture)
    {
        if (Side >= Math.Min(picture[1], picture[2]))
            throw new ShapeException($"Cutting out {Side} by {Side} pixels can leave nothing of pictures of shape {picture}.");
    }

    /// <inheritdoc/>
    public override void Apply<T>(Span<T> pixels, Shape picture, ref ChangeDraws draws)
    {
        var (height, width) = (picture[1], picture[2]);
        var (top, left) = (draws.Between(0, height - 1) - Side / 2, draws.Between(0, width - 1) - Side / 2);
        var (first, count) = (Math.Max(0, left), Math.Min(width, left + Side) - Math.Max(0, left));
        for (var channel = 0; channel < picture[0]; channel++)
        {
            for (var y = Math.Max(0, top); y < Math.Min(height, top + Side); y++)
                pixels.Slice((channel * height + y) * width + first, count).Clear();
        }
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => $"a square of {Side} px cut out";
}
