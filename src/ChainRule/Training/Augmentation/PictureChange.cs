using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>One way in which a picture is changed at random each time it is learnt from: a <see cref="PlaceChange"/> or a <see cref="PixelChange"/>.</summary>
public abstract record PictureChange
{
    /// <summary>Refuses pictures to which it cannot be done.</summary>
    /// <param name="picture">[channels, height, width]</param>
    /// <exception cref="ShapeException">they are too small</exception>
    public virtual void Check(Shape picture)
    {
    }
}
