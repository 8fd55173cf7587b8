using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Moves pictures up or down and across, with zeros coming in at the border; all distances are equally likely.</summary>
/// <param name="Pixels">the most pixels that a picture is moved</param>
public sealed record Shift(int Pixels) : PlaceChange
{
    /// <summary>The most pixels that a picture is moved.</summary>
    public int Pixels { get; init; } = (int)Setting.Positive(Pixels);

    /// <inheritdoc/>
    public override void Check(Shape picture)
    {
        if (Pixels >= Math.Min(picture[1], picture[2]))
            throw new ShapeException($"A shift by {Pixels} pixels leaves nothing of pictures of shape {picture}.");
    }

    /// <inheritdoc/>
    public override PlaceMap Draw(ref ChangeDraws draws, int height, int width)
    {
        var (down, right) = (draws.Between(-Pixels, Pixels), draws.Between(-Pixels, Pixels));
        return PlaceMap.Unchanged with { X = -right, Y = -down };
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() => $"shifts of at most {Pixels} px";
}
