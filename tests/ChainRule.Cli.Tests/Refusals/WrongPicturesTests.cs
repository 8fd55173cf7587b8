using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongPicturesTests : WithinProcessTests
{
    private const string Images = "-images-idx3-ubyte";
    private const string Labels = "-labels-idx1-ubyte";

    public WrongPicturesTests() => Put("data", 4, 6);

    [Theory]
    [InlineData("conv2d 2 5x3, flatten, linear 2", "layers[0]: Conv2d(1, 2, 5x3): A window of 5x3 taps with dilation 1x1 does not fit into 4 pixels with padding 0x0; what reaches it: input [1, 4, 6]")]
    [InlineData("conv2d 2 3x3 stride=0, flatten, linear 2", "layers[0].stride: 0 is out of range; write a whole number from 1 to 2147483647")]
    [InlineData("conv2d 2 3x3 dilation=0, flatten, linear 2", "layers[0].dilation: 0 is out of range; write a whole number from 1 to 2147483647")]
    [InlineData("conv2d 4 3x3, conv2d 6 1x1 groups=4, flatten, linear 2", "layers[1]: Conv2d(4, 6, 1x1, 4 groups): 4 groups do not divide 4 input and 6 output channels; what reaches it: input [1, 4, 6] → Conv2d [4, 2, 4]")]
    [InlineData("max_pool2d 3 padding=2, flatten, linear 2", "layers[0]: MaxPool2d(3x3, padding 2x2): Pooling needs a padding of at most half its kernel, not 2x2 for 3x3; what reaches it: input [1, 4, 6]")]
    [InlineData("conv2d 2 3x3, relu, linear 2", "layers[2]: Linear takes samples of one or two dimensions, not [2, 2, 4]: put a flatten layer before it; what reaches it: input [1, 4, 6] → Conv2d [2, 2, 4] → Relu [2, 2, 4]")]
    public async Task A_network_that_does_not_fit_pictures_is_refused(string layers, string refusal)
    {
        Assert.Equal("command line, " + refusal, (await RunAsync("train", "data", "--layers", layers, "--out", "run")).Refusal());
        Assert.Equal(["data"], Entries());
    }

    [Fact]
    public async Task Pictures_of_another_size_than_the_models_are_refused()
    {
        (await RunAsync("train", "data", "--layers", "conv2d 2 3x3, flatten, linear 2", "--epochs", "1", "--out", "run")).Succeeded();
        Put("wide", 4, 8);
        foreach (var verb in (string[])["evaluate", "predict"])
            Assert.Equal("wide: samples have the shape [1, 4, 8]; the model takes [1, 4, 6]", (await RunAsync(verb, "run", "wide")).Refusal());
    }

    [Theory]
    [InlineData("spin", "\"spin\" is not a change of pictures; write some of shift:2, flip, rotate:10, scale:0.1, crop:0.8, contrast:0.2, brightness:0.1, noise:0.05, cutout:8, mixup:0.2, such as shift:2,flip")]
    [InlineData("flip:2", "\"flip:2\" is not a change of pictures; write some of shift:2, flip, rotate:10, scale:0.1, crop:0.8, contrast:0.2, brightness:0.1, noise:0.05, cutout:8, mixup:0.2, such as shift:2,flip")]
    [InlineData("flip,", "\"\" is not a change of pictures; write some of shift:2, flip, rotate:10, scale:0.1, crop:0.8, contrast:0.2, brightness:0.1, noise:0.05, cutout:8, mixup:0.2, such as shift:2,flip")]
    [InlineData("shift:0", "shift:0 is out of range; write a whole number from 1 to 1000, as in shift:2")]
    [InlineData("shift:+2", "shift:+2 is out of range; write a whole number from 1 to 1000, as in shift:2")]
    [InlineData("shift:1.5", "shift:1.5 is out of range; write a whole number from 1 to 1000, as in shift:2")]
    [InlineData("rotate:181", "rotate:181 is out of range; write a number above 0 and at most 180, as in rotate:10")]
    [InlineData("scale:1", "scale:1 is out of range; write a number above 0 and below 1, as in scale:0.1")]
    [InlineData("noise:1e-2", "noise:1e-2 is out of range; write a number above 0 and at most 1, as in noise:0.05")]
    [InlineData("mixup:2.5", "mixup:2.5 is out of range; write a number above 0 and at most 2, as in mixup:0.2")]
    [InlineData("flip,cutout", "Cutting out 8 by 8 pixels can leave nothing of pictures of shape [1, 4, 6]")]
    [InlineData("shift:2,shift:1", "shift is there twice; keep one of them")]
    [InlineData("flip,flip", "flip is there twice; keep one of them")]
    [InlineData("shift:4", "A shift by 4 pixels leaves nothing of pictures of shape [1, 4, 6]")]
    public async Task A_wrong_augmentation_is_refused(string changes, string refusal) =>
        Assert.Equal("command line, --augment: " + refusal, (await RunAsync("train", "data", "--augment", changes)).Refusal());

    [Fact]
    public async Task Data_that_are_no_pictures_are_not_augmented()
    {
        Write("flowers.csv", SmallData.Flowers());
        Assert.Equal("command line, --augment: Augmentation takes pictures of shape [channels, height, width], not samples of shape [2]", (await RunAsync("train", "flowers.csv", "--augment", "flip")).Refusal());
    }

    private void Put(string folder, int height, int width)
    {
        Directory.CreateDirectory(File(folder));
        Write($"{folder}/train{Images}", IdxBytes.Of([.. Enumerable.Range(0, 10 * height * width).Select(i => (byte)(i * 7))], 10, height, width));
        Write($"{folder}/train{Labels}", IdxBytes.Of([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 10));
    }
}
