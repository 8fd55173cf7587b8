using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Verbs;

/// <summary>Training on pictures of any number of channels.</summary>
public sealed class PicturesTests : CommandTests
{
    private const int Rows = 12;

    [Fact]
    public async Task Pictures_of_several_channels_are_learnt_by_a_convolutional_network()
    {
        Put(3, 16, 17);
        var outcome = (await RunAsync("train", "data", "--epochs", "1", "--out", "run")).Succeeded();
        Assert.StartsWith("network    conv2d 8 3x3 padding=1, relu, max_pool2d 2, ", outcome.Line("network"), StringComparison.Ordinal);
        Assert.Contains("Conv2d(3, 8, 3x3, padding 1x1)", (await RunAsync("summary", "run")).Succeeded().Output, StringComparison.Ordinal);
        (await RunAsync("evaluate", "run", "data")).Succeeded();
    }

    [Fact]
    public async Task Small_pictures_are_learnt_by_a_dense_network()
    {
        Put(2, 15, 16);
        Assert.StartsWith("network    flatten, linear 128, relu, linear 2", (await RunAsync("train", "data", "--epochs", "1")).Succeeded().Line("network"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Augmentation_is_told_and_does_not_depend_on_the_threads()
    {
        Put(1, 8, 8);
        string[] training = ["train", "data", "--layers", "conv2d 4 3x3, relu, flatten, linear 2", "--epochs", "2", "--augment", "shift:2, flip"];
        Assert.Contains("           augmented by shifts of at most 2 px and flips", (await RunAsync([.. training, "--threads", "1", "--out", "one"])).Succeeded().Lines);
        var events = (await RunAsync([.. training, "--threads", "2", "--out", "two", "--json"])).Succeeded().Json;
        Assert.Equal("shift:2, flip", events[0].GetProperty("augment").GetString());
        (await RunAsync([.. training[..^2], "--out", "plain"])).Succeeded();
        Assert.Equal(Model("one"), Model("two"));
        Assert.NotEqual(Model("one"), Model("plain"));
    }

    [Fact]
    public async Task Pictures_without_labels_are_predicted()
    {
        Put(1, 8, 8);
        (await RunAsync("train", "data", "--epochs", "1", "--out", "run")).Succeeded();
        var known = (await RunAsync("predict", "run", "data")).Succeeded().Lines;
        Assert.Equal(known, (await RunAsync("predict", "run", "data/train-images-idx4-ubyte")).Succeeded().Lines);
        Assert.Equal(1 + Rows, known.Length);
        Assert.Equal("data/train-images-idx4-ubyte: 12 samples of shape [1, 8, 8], without labels", (await RunAsync("summary", "data/train-images-idx4-ubyte")).Succeeded().Lines[0]);
        foreach (var verb in (string[][])[["train", "data/train-images-idx4-ubyte"], ["evaluate", "run", "data/train-images-idx4-ubyte"]])
            Assert.Equal("data/train-images-idx4-ubyte: this file has pictures, but no labels; name the folder that holds both", (await RunAsync(verb)).Refusal());
        Write("wide-idx3-ubyte", IdxBytes.Of(new byte[9 * 9], 1, 9, 9));
        Assert.Equal("wide-idx3-ubyte: samples have the shape [1, 9, 9]; the model takes [1, 8, 8]", (await RunAsync("predict", "run", "wide-idx3-ubyte")).Refusal());
    }

    [Fact]
    public async Task A_network_for_pictures_gets_a_new_head_for_more_classes()
    {
        Put(1, 8, 8);
        (await RunAsync("train", "data", "--layers", "conv2d 4 3x3, relu, flatten, linear 2", "--epochs", "1", "--out", "two")).Succeeded();
        Put(1, 8, 8, classes: 3);
        Assert.StartsWith("data: there are 3 classes, but the output of two has the shape [2]; --new-head draws", (await RunAsync("train", "data", "--from", "two")).Refusal(), StringComparison.Ordinal);
        (await RunAsync("train", "data", "--from", "two", "--new-head", "--freeze", "0.*", "--epochs", "1", "--out", "three")).Succeeded();
        Assert.Contains("Linear(144, 3)", (await RunAsync("summary", "three")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(Weights("two")["0.weight"].ToDoubles(), Weights("three")["0.weight"].ToDoubles());
        (await RunAsync("train", "--resume", "three", "--epochs", "2")).Succeeded();
        (await RunAsync("evaluate", "three", "data")).Succeeded();
    }

    private IReadOnlyDictionary<string, Tensor> Weights(string run) => Safetensors.Read(File($"{run}/model.safetensors")).Tensors;

    private byte[] Model(string run) => System.IO.File.ReadAllBytes(File($"{run}/model.safetensors"));

    private void Put(int channels, int height, int width, int classes = 2)
    {
        Directory.CreateDirectory(File("data"));
        Write("data/train-images-idx4-ubyte", IdxBytes.Of([.. Enumerable.Range(0, Rows * channels * height * width).Select(i => (byte)(i * i % 251))], Rows, channels, height, width));
        Write("data/train-labels-idx1-ubyte", IdxBytes.Of([.. Enumerable.Range(0, Rows).Select(i => (byte)(i % classes))], Rows));
    }
}
