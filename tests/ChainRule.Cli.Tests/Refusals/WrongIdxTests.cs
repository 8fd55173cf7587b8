using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongIdxTests : WithinProcessTests
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";

    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 10 * 16).Select(i => (byte)(i * 7))];
    private static readonly byte[] Classes = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];

    [Fact]
    public async Task Right_files_are_learnt()
    {
        Put(IdxBytes.Of(Pixels, 10, 4, 4), IdxBytes.Of(Classes, 10));
        (await RunAsync("train", "data", "--epochs", "1", "--out", "run")).Succeeded();
    }

    [Fact]
    public Task Fewer_labels_than_images_are_refused() => RefusesAsync(
        IdxBytes.Of(Pixels, 10, 4, 4), IdxBytes.Of(Classes[1..], 9),
        $"data/{Labels}: 9 labels for the 10 images of {Images}; there must be one for each image");

    [Fact]
    public Task One_class_alone_is_refused() => RefusesAsync(
        IdxBytes.Of(Pixels, 10, 4, 4), IdxBytes.Of(new byte[10], 10),
        $"data/{Labels}: all 10 labels are 0; at least two classes are needed");

    [Fact]
    public Task A_shape_whose_product_overflows_is_refused()
    {
        var images = IdxBytes.Of(Pixels, 10, 4, 4);
        images.AsSpan(4, 8).Fill(0xFF);
        return RefusesAsync(images, IdxBytes.Of(Classes, 10), $"data/{Images}, byte 4: a grid of [4294967295, 4294967295, 4] has more elements than the ");
    }

    [Fact]
    public Task A_file_cut_short_is_refused() => RefusesAsync(
        IdxBytes.Of(Pixels, 10, 4, 4)[..^1], IdxBytes.Of(Classes, 10),
        $"data/{Images}: the file is cut short: it has 175 bytes, but a grid of [10, 4, 4] needs 176");

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(40)]
    public async Task A_truncated_gzip_is_refused(int missing)
    {
        Directory.CreateDirectory(File("data"));
        Write($"data/{Images}.gz", IdxBytes.Compressed(IdxBytes.Of(Pixels, 10, 4, 4))[..^missing]);
        Write($"data/{Labels}.gz", IdxBytes.Compressed(IdxBytes.Of(Classes, 10)));
        Assert.Equal($"data/{Images}.gz: the gzip stream is cut short or damaged; fetch or copy the file again", (await RunAsync("train", "data", "--out", "run")).Refusal());
        Assert.Equal(["data"], Entries());
    }

    [Fact]
    public async Task A_label_out_of_range_is_refused()
    {
        Put(IdxBytes.Of(Pixels, 10, 4, 4), IdxBytes.Of(Classes, 10));
        Write("data/t10k-images-idx3-ubyte", IdxBytes.Of(Pixels, 10, 4, 4));
        Write("data/t10k-labels-idx1-ubyte", IdxBytes.Of([0, 1, 7, 1, 0, 1, 0, 1, 0, 1], 10));
        Assert.Equal("data/t10k-labels-idx1-ubyte, label 2: 7 is out of range; labels are whole numbers from 0 to 1", (await RunAsync("train", "data", "--out", "run")).Refusal());
        Assert.Equal(["data"], Entries());
    }

    [Fact]
    public async Task A_folder_without_such_files_is_refused()
    {
        Directory.CreateDirectory(File("data"));
        Assert.Equal("data: there are no training files in this folder; put train-images-idx3-ubyte and train-labels-idx1-ubyte (or .gz) there", (await RunAsync("train", "data")).Refusal());
    }

    [Fact]
    public async Task Mnist_that_is_nowhere_is_refused_with_the_way_to_it()
    {
        Variables["XDG_DATA_HOME"] = Variables["LOCALAPPDATA"] = Variables["HOME"] = Folder;
        Variables["CHAINRULE_DATA"] = "";
        var refusal = (await base.RunAsync("train", "mnist", "--data", "here", "--out", "run")).Refusal();
        Assert.StartsWith("mnist: the files are not in here or ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("; use --download to fetch them (12 MB), or name their folder with --data", refusal, StringComparison.Ordinal);
        Assert.Empty(Entries());
    }

    private void Put(byte[] images, byte[] labels)
    {
        Directory.CreateDirectory(File("data"));
        Write($"data/{Images}", images);
        Write($"data/{Labels}", labels);
    }

    private async Task RefusesAsync(byte[] images, byte[] labels, string refusal)
    {
        Put(images, labels);
        Assert.StartsWith(refusal, (await RunAsync("train", "data", "--out", "run")).Refusal(), StringComparison.Ordinal);
        Assert.Equal(["data"], Entries());
    }
}
