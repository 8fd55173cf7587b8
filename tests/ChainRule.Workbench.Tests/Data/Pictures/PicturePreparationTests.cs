using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Pictures;

namespace ChainRule.Workbench.Tests.Data.Pictures;

public sealed class PicturePreparationTests
{
    // Four columns: 10, 20, 30, 40.
    private static readonly byte[] Wide = Png.Encode([10, 20, 30, 40, 10, 20, 30, 40], 4, 2, 1);

    [Theory]
    [InlineData(4, 4, PictureFit.Pad, new byte[] { 0, 0, 0, 0, 10, 20, 30, 40, 10, 20, 30, 40, 0, 0, 0, 0 })]
    [InlineData(2, 2, PictureFit.Pad, new byte[] { 15, 35, 0, 0 })]
    [InlineData(2, 2, PictureFit.Crop, new byte[] { 20, 30, 20, 30 })]
    [InlineData(2, 1, PictureFit.Crop, new byte[] { 15, 35 })]
    [InlineData(8, 2, PictureFit.Pad, new byte[] { 0, 0, 10, 20, 30, 40, 0, 0, 0, 0, 10, 20, 30, 40, 0, 0 })]
    [InlineData(4, 1, PictureFit.Crop, new byte[] { 10, 20, 30, 40 })]
    public void Proportions_are_padded_or_cropped(int width, int height, PictureFit fit, byte[] expected) =>
        Assert.Equal(expected, new PicturePreparation(width, height, Colour: false, fit).Apply(Wide, "x"));

    [Fact]
    public void Colours_stand_channel_by_channel()
    {
        var picture = Png.Encode([1, 2, 3, 4, 5, 6], 2, 1, 3);
        Assert.Equal([1, 4, 2, 5, 3, 6], new PicturePreparation(2, 1, Colour: true).Apply(picture, "x"));
        Assert.Equal([7, 7, 7], new PicturePreparation(1, 1, Colour: true).Apply(Png.Encode([7], 1, 1, 1), "x"));
    }

    [Fact]
    public void It_is_saved_and_read_again()
    {
        var preparation = new PicturePreparation(32, 16, Colour: true, PictureFit.Crop);
        Assert.Equal("""{"pictures":{"width":32,"height":16,"colour":true,"fit":"crop"}}""", preparation.ToJson());
        Assert.Equal(preparation, PicturePreparationJson.Read(preparation.ToJson(), "x"));
        Assert.Null(PicturePreparationJson.Read("""{"header":true}""", "x"));
    }

    [Theory]
    [InlineData("""{"pictures":{"width":0,"height":16,"colour":true,"fit":"crop"}}""")]
    [InlineData("""{"pictures":{"width":3,"height":16,"colour":true,"fit":"bend"}}""")]
    [InlineData("""{"pictures":null}""")]
    [InlineData("""{"pictures":{"width":3}}""")]
    public void Another_text_is_refused(string json) =>
        Assert.Equal("x, preparation: this is not the preparation of pictures; train the model again", Assert.Throws<InputException>(() => PicturePreparationJson.Read(json, "x")).Message);
}
