using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A change of the values of a picture's pixels, wherever they are.</summary>
public abstract record PixelChange : PictureChange
{
    /// <summary>Changes a picture in place.</summary>
    /// <param name="pixels">channel by channel and row by row</param>
    /// <param name="picture">[channels, height, width]</param>
    /// <param name="draws">what is random about it</param>
    public abstract void Apply<T>(Span<T> pixels, Shape picture, ref ChangeDraws draws)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
