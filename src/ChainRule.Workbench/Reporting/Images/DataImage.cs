using System.Xml.Linq;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Reporting.Images;

/// <summary>Numbers as pictures that stand in the page itself.</summary>
internal static class DataImage
{
    /// <summary>Whether samples of this shape are pictures that can be shown: grey, or red, green and blue.</summary>
    public static bool IsPicture(Shape shape) => shape is { Rank: 3 } && shape[0] is 1 or 3 && shape[1] > 1 && shape[2] > 1;

    /// <summary>A picture whose numbers go from 0 (black) to 1; others are stretched to that range.</summary>
    /// <param name="numbers">channel by channel and row by row</param>
    /// <param name="shape">[1 or 3, height, width]</param>
    /// <param name="label">what it shows</param>
    public static XElement OfSample(double[] numbers, Shape shape, string label)
    {
        var (least, greatest) = (Math.Min(0, numbers.Min()), Math.Max(1, numbers.Max()));
        var (channels, plane) = (shape[0], shape[1] * shape[2]);
        return Element(shape, label, place => (Level(place), Level(place + plane * (channels > 1 ? 1 : 0)), Level(place + plane * (channels > 1 ? 2 : 0)), 255));

        byte Level(int place) => double.IsFinite(numbers[place]) ? (byte)Math.Round(255 * (numbers[place] - least) / (greatest - least)) : (byte)0;
    }

    /// <summary>Weights, on any paper: blue where they are positive, red where negative, the fainter, the smaller.</summary>
    /// <param name="weights">row by row</param>
    /// <param name="shape">[height, width]</param>
    /// <param name="greatest">the size that has the full colour</param>
    /// <param name="label">what it shows</param>
    public static XElement OfWeights(double[] weights, Shape shape, double greatest, string label) =>
        Element([1, shape[0], shape[1]], label, place => (weights[place] > 0 ? (byte)0x25 : (byte)0xdc, weights[place] > 0 ? (byte)0x63 : (byte)0x26, weights[place] > 0 ? (byte)0xeb : (byte)0x26, Strength(weights[place], greatest)));

    private static byte Strength(double weight, double greatest) =>
        double.IsFinite(weight) && greatest > 0 ? (byte)Math.Round(255 * Math.Min(1, Math.Abs(weight) / greatest)) : (byte)0;

    private static XElement Element(Shape shape, string label, Func<int, (byte Red, byte Green, byte Blue, byte Alpha)> colour)
    {
        var (height, width) = (shape[1], shape[2]);
        var pixels = new byte[4 * height * width];
        for (var place = 0; place < height * width; place++)
            (pixels[4 * place], pixels[4 * place + 1], pixels[4 * place + 2], pixels[4 * place + 3]) = colour(place);
        return new("img", new XAttribute("src", "data:image/png;base64," + Convert.ToBase64String(Png.Encode(pixels, width, height, channels: 4))), new XAttribute("alt", label));
    }
}
