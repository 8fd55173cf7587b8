using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Pictures.Decoding;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>How pictures become inputs: all of one size, in grey or in colour; saved with the model, so that it is given all pictures alike.</summary>
public sealed record PicturePreparation(int Width, int Height, bool Colour, PictureFit Fit = PictureFit.Pad)
{
    /// <summary>The shape of a sample: [channels, height, width].</summary>
    internal Shape Sample => [Colour ? 3 : 1, Height, Width];

    /// <summary>How pictures become inputs of a model that was trained on others than files; null if it takes no pictures.</summary>
    public static PicturePreparation? For(Shape sample) => sample is [1 or 3, _, _] ? new(sample[2], sample[1], sample[0] == 3) : null;

    /// <summary>The settings in words: 32x32, grey, padded.</summary>
    public override string ToString() => FormattableString.Invariant($"{Width}x{Height}, {(Colour ? "in colour" : "grey")}, other proportions {(Fit == PictureFit.Pad ? "padded" : "cropped")}");

    /// <summary>This preparation as one line of JSON.</summary>
    public string ToJson() => PicturePreparationJson.Write(this);

    /// <summary>The bytes of a sample: channel by channel and row by row.</summary>
    /// <param name="content">the picture's file</param>
    /// <param name="file">its name in messages</param>
    /// <exception cref="InputException">this is no picture, or it is damaged</exception>
    public byte[] Apply(byte[] content, string file)
    {
        var decoded = PictureDecoder.Decode(content, file);
        return Planes(Fitted(Colour ? decoded.ToColour() : decoded.ToGrey()));
    }

    private Picture Fitted(Picture picture)
    {
        // Which way the proportions differ, exactly: width/height against those wanted.
        var (given, wanted) = ((long)picture.Width * Height, (long)picture.Height * Width);
        if (given == wanted)
            return picture.ToSize(Width, Height);
        return Fit == PictureFit.Crop ? Cropped(picture, given > wanted) : Padded(picture, given > wanted);
    }

    private Picture Cropped(Picture picture, bool isTooWide)
    {
        var width = isTooWide ? Scaled(picture.Height, Width, Height) : picture.Width;
        var height = isTooWide ? picture.Height : Scaled(picture.Width, Height, Width);
        return picture.Part((picture.Width - width) / 2, (picture.Height - height) / 2, width, height).ToSize(Width, Height);
    }

    private Picture Padded(Picture picture, bool isTooWide)
    {
        var inside = isTooWide ? picture.ToSize(Width, Scaled(Width, picture.Height, picture.Width)) : picture.ToSize(Scaled(Height, picture.Width, picture.Height), Height);
        var padded = new Picture(Width, Height, picture.Channels, new byte[Width * Height * picture.Channels]);
        var (left, top) = ((Width - inside.Width) / 2, (Height - inside.Height) / 2);
        for (var y = 0; y < inside.Height; y++)
            inside.Pixels.AsSpan(y * inside.Width * inside.Channels, inside.Width * inside.Channels).CopyTo(padded.Pixels.AsSpan(((top + y) * Width + left) * picture.Channels));
        return padded;
    }

    // size · numerator/denominator, rounded; no side vanishes.
    private static int Scaled(int size, int numerator, int denominator) => (int)Math.Max(1, ((long)size * numerator + denominator / 2) / denominator);

    private static byte[] Planes(Picture picture)
    {
        if (picture.Channels == 1)
            return picture.Pixels;
        var plane = picture.Width * picture.Height;
        var planes = new byte[picture.Pixels.Length];
        for (var i = 0; i < planes.Length; i++)
            planes[i] = picture.Pixels[i % plane * picture.Channels + i / plane];
        return planes;
    }
}
