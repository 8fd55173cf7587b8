using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Pictures.Decoding;

namespace ChainRule.Workbench.Tests.Data.Pictures.Decoding;

/// <summary>Pictures as Pillow reads them.</summary>
public sealed class PictureDecoderTests
{
    private static readonly IReadOnlyDictionary<string, NumpyArray> Expected = Npz.Read(Path.Combine(Fixtures.Pictures, "pixels.npz"));

    public static TheoryData<string> Names => [.. Expected.Keys.Where(name => !name.Contains(':', StringComparison.Ordinal))];

    public static TheoryData<string> Sizes => [.. Expected.Keys.Where(name => name.Contains(':', StringComparison.Ordinal))];

    // A JPEG's cosines and colours are rounded in different places; colours of half the size are also spread out differently.
    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_read_as_pillow_reads_it(string name)
    {
        var picture = Decode(name);
        Near(Expected[name], picture, within: name is "half-colour.jpg" or "cmyk.jpg" ? 24 : name.EndsWith(".jpg", StringComparison.Ordinal) ? 3 : name.StartsWith("grey-alpha", StringComparison.Ordinal) || name == "rgba.png" ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void It_is_averaged_over_areas_and_interpolated_between_pixels(string name)
    {
        int[] size = [.. name.Split(':')[1].Split('x').Select(int.Parse)];
        Near(Expected[name], Decode(name.Split(':')[0]).ToSize(size[0], size[1]), within: 1);
    }

    [Fact]
    public void Blocks_are_averaged_exactly()
    {
        var picture = new Picture(4, 2, 1, [0, 10, 200, 100, 20, 30, 40, 60]);
        Assert.Equal([15, 100], picture.ToSize(2, 1).Pixels);
        Assert.Equal([5, 150, 25, 50], picture.ToSize(2, 2).Pixels);
    }

    // 3 pixels of 2: the middle one covers half of each.
    [Fact]
    public void A_pixel_in_between_counts_by_its_share() => Assert.Equal([(60 + 0.5 * 90) / 1.5, (0.5 * 90 + 0) / 1.5], new Picture(3, 1, 1, [60, 90, 0]).ToSize(2, 1).Pixels.Select(pixel => (double)pixel));

    [Fact]
    public void Grey_weighs_the_colours_as_bt601_does() => Assert.Equal([76, 150, 29, 255], new Picture(4, 1, 3, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]).ToGrey().Pixels);

    private static Picture Decode(string name) => PictureDecoder.Decode(InputFile.ReadAllBytes(Path.Combine(Fixtures.Pictures, name)), name);

    private static void Near(NumpyArray expected, Picture picture, int within)
    {
        Assert.Equal(expected.Tensor.Shape, [picture.Height, picture.Width, picture.Channels]);
        Assert.All(expected.Tensor.ToDoubles().Zip(picture.Pixels), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, within));
    }
}
