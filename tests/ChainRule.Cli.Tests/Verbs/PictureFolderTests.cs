using ChainRule.Formats;

namespace ChainRule.Cli.Tests.Verbs;

/// <summary>Folders of pictures, from training to prediction.</summary>
public sealed class PictureFolderTests : WithinProcessTests
{
    private const string Network = "flatten, linear 2";

    [Fact]
    public async Task Pictures_are_learnt_judged_and_predicted_alike()
    {
        Put("photos", 8, 10);
        var trained = (await RunAsync("train", "photos", "--size", "4x4", "--layers", Network, "--learning-rate", "0.1", "--epochs", "100", "--out", "run")).Succeeded();
        Assert.Equal("pictures   4x4, grey, other proportions padded", trained.Line("pictures"));
        Assert.Contains("100.0 %", (await RunAsync("evaluate", "run", "photos")).Succeeded().Line("│ accuracy       "), StringComparison.Ordinal);
        var predicted = (await RunAsync("predict", "run", "photos")).Succeeded().Lines;
        Assert.Equal("file,predicted_class,probability_dark,probability_light", predicted[0]);
        Assert.Equal(20, predicted.Count(line => line.Split(',')[0].StartsWith(line.Split(',')[1] + "/", StringComparison.Ordinal)));
        Assert.StartsWith("photos/dark/3.png,dark,", (await RunAsync("predict", "run", "photos/dark/3.png")).Succeeded().Lines[1], StringComparison.Ordinal);
        Assert.Equal(11, (await RunAsync("predict", "run", "photos/light")).Succeeded().Lines.Length);
        Assert.Equal("run/model.safetensors: the model takes pictures as those it was trained on (4x4, grey, other proportions padded); leave --size out", (await RunAsync("predict", "run", "photos", "--size", "3x3")).Refusal());
        (await RunAsync("train", "photos", "--from", "run", "--epochs", "1")).Succeeded();
        (await RunAsync("explain", "run", "--data", "photos", "--row", "3", "--parameter", "1.bias[0]")).Succeeded();
    }

    [Fact]
    public async Task A_class_that_the_model_does_not_know_is_predicted_but_not_judged()
    {
        Put("photos", 4, 10);
        (await RunAsync("train", "photos", "--layers", Network, "--learning-rate", "1e-9", "--epochs", "1", "--out", "run")).Succeeded();
        Assert.Matches("<p>(dark|light)/[0-9].png</p>", System.IO.File.ReadAllText(File("run/report.html")));
        Directory.Move(File("photos/light"), File("photos/pale"));
        Assert.Equal(21, (await RunAsync("predict", "run", "photos")).Succeeded().Lines.Length);
        Assert.Equal($"{Path.Combine("photos", "pale", "0.png")}: its class \"pale\" is unknown; the known classes are dark, light", (await RunAsync("evaluate", "run", "photos")).Refusal());
    }

    [Fact]
    public async Task A_broken_picture_among_many_is_named_or_skipped_and_counted()
    {
        Put("photos", 4, 10);
        Write("photos/dark/5.png", [1, 2, 3]);
        var broken = Path.Combine("photos", "dark", "5.png");
        Assert.Equal($"{broken}: this is no PNG, JPEG or BMP picture; convert it to PNG, or remove it", (await RunAsync("train", "photos", "--epochs", "1")).Refusal());
        Assert.Contains($"           1 broken picture skipped: {broken}", (await RunAsync("train", "photos", "--epochs", "1", "--skip-broken")).Succeeded().Lines);
        Assert.Contains($"broken: {broken}: this is no PNG, JPEG or BMP picture; convert it to PNG, or remove it", (await RunAsync("summary", "photos")).Succeeded().Unbroken);
    }

    [Fact]
    public async Task A_summary_tells_classes_sizes_and_colours_and_writes_a_sheet()
    {
        Put("photos", 4, 3);
        Write("photos/light/9.png", Png.Encode(new byte[3 * 6], 3, 2, 3));
        var lines = (await RunAsync("summary", "photos")).Succeeded().Lines;
        Assert.Equal(["photos: pictures, 7 to train, 2 classes", "sizes: 4x4 (6), 3x2 (1); --size makes them one", "colours: 1 in colour, 6 grey"], lines[..3]);
        Assert.Equal("sheet.html: open it in a browser", (await RunAsync("summary", "photos", "--size", "4x4", "--augment", "flip", "--out", "sheet.html")).Succeeded().Lines[^1]);
        Assert.StartsWith("<!DOCTYPE html>", System.IO.File.ReadAllText(File("sheet.html")), StringComparison.Ordinal);
        (await RunAsync("summary", "digits", "--out", "digits.html")).Succeeded();
        Assert.Equal("--augment goes with --out", (await RunAsync("summary", "photos", "--augment", "flip")).Error.Split(Environment.NewLine)[0]["chainrule: ".Length..]);
    }

    [Theory]
    [InlineData("--size", "4")]
    [InlineData("--size", "0x4")]
    [InlineData("--size", "4x4x4")]
    [InlineData("--size", "40000x4")]
    public async Task A_wrong_size_is_refused(string option, string value) =>
        Assert.StartsWith($"chainrule: --size must be two whole numbers from 1 to 32768, such as 32x32, not '{value}'", (await RunAsync("train", "photos", option, value)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Other_data_have_no_size() =>
        Assert.Equal("xor: these are no files of pictures; leave --size out, which is for those", (await RunAsync("train", "xor", "--size", "3x3")).Refusal());

    [Fact]
    public async Task A_folder_without_pictures_is_refused()
    {
        Directory.CreateDirectory(File("empty"));
        Assert.Equal("empty: there are no training files in this folder; put train-images-idx3-ubyte and train-labels-idx1-ubyte (or .gz) there", (await RunAsync("train", "empty")).Refusal());
    }

    // Dark and light squares.
    private void Put(string folder, int size, int count)
    {
        foreach (var (name, from) in new[] { ("dark", 10), ("light", 200) })
        {
            Directory.CreateDirectory(File($"{folder}/{name}"));
            for (var i = 0; i < count; i++)
                Write($"{folder}/{name}/{i}.png", Png.Encode([.. Enumerable.Range(0, size * size).Select(place => (byte)(from + 3 * i + place % 7))], size, size, 1));
        }
    }
}
