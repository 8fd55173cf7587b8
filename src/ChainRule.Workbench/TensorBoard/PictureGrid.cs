using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Workbench.TensorBoard;

/// <summary>Pictures side by side, each with its values stretched from black to white; small ones are magnified.</summary>
internal sealed class PictureGrid
{
    private const int Gap = 2;
    private const int SmallestTile = 48;

    private readonly byte[] _pixels;
    private readonly int _scale;

    /// <summary>The first of some pictures.</summary>
    /// <param name="pictures">(count, channels, height, width) with 1 or 3 channels</param>
    /// <param name="most">at most so many of them</param>
    public PictureGrid(Tensor pictures, int most = 64)
    {
        var (count, height, width) = (Math.Min(most, pictures.Shape[0]), pictures.Shape[2], pictures.Shape[3]);
        Channels = pictures.Shape[1];
        _scale = Math.Max(1, SmallestTile / Math.Max(height, width));
        var across = (int)Math.Ceiling(Math.Sqrt(count));
        var (tileHeight, tileWidth) = (height * _scale + Gap, width * _scale + Gap);
        (Height, Width) = ((count + across - 1) / across * tileHeight - Gap, across * tileWidth - Gap);
        _pixels = new byte[Height * Width * Channels];
        for (var i = 0; i < count; i++)
            Draw(pictures.Rows(i, i + 1).Reshape(pictures.Shape.WithoutFirst()), i / across * tileHeight, i % across * tileWidth);
    }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    /// <summary>Whether a tensor of this shape holds pictures: (count, channels, height, width) of more than one pixel, grey or in colour.</summary>
    public static bool CanShow(Shape shape) => shape is [> 0, 1 or 3, > 0, > 0] && shape[2] * shape[3] > 1;

    public byte[] ToPng() => Png.Encode(_pixels, Width, Height, Channels);

    // (channels, height, width)
    private void Draw(Tensor picture, int top, int left)
    {
        var values = picture.ToDoubles();
        var (low, high) = (values.Min(), values.Max());
        var (height, width) = (picture.Shape[1] * _scale, picture.Shape[2] * _scale);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < Channels; c++)
                {
                    var value = values[(c * picture.Shape[1] + y / _scale) * picture.Shape[2] + x / _scale];
                    _pixels[((top + y) * Width + left + x) * Channels + c] = low < high ? (byte)Math.Round(255 * (value - low) / (high - low)) : (byte)128;
                }
            }
        }
    }
}
