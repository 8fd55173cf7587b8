using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Pictures;

namespace ChainRule.Workbench.Tests.Data.Pictures;

public sealed class PictureReadingTests : IDisposable
{
    private const string Remedy = "; fetch or save the picture again, remove it, or leave broken pictures out with --skip-broken";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_sub_folder_is_a_class_and_pictures_come_in_the_order_of_their_names()
    {
        Put("b/10.png", 10);
        Put("b/9.png", 9);
        Put("a/deep/1.PNG", 1);
        Put("Ä/2.png", 2);
        var data = Assert.IsType<SampleData>(await Load());
        Assert.Equal(["a", "b", "Ä"], data.Sets.Train.Classes);
        Assert.Equal([0, 1, 1, 2], data.Sets.Train.LoadTargets().Span<long>().ToArray());
        Assert.Equal(["a/deep/1.PNG", "b/10.png", "b/9.png", "Ä/2.png"], data.Pictures!.Train);
        Assert.Equal([1, 10, 9, 2], FirstPixels(data.Sets.Train));
        Assert.Equal([1, 2, 3], data.Sets.Train.InputShape);
        Assert.Equal(new PicturePreparation(3, 2, Colour: false), data.Pictures.Preparation);
        Assert.Empty(data.Notes);
    }

    [Fact]
    public async Task Pictures_that_are_more_than_memory_may_hold_are_the_same_samples()
    {
        for (var i = 0; i < 6; i++)
            Put($"{"ab"[i % 2]}/{i}.png", (byte)(40 * i));
        var (memory, file) = ((SampleData)await Load(), (SampleData)await new DataSource { Table = new() { Memory = new(20) } }.LoadAsync(_folder.Path));
        Assert.Equal((typeof(PictureDataset), typeof(RowFile)), (memory.Sets.Train.GetType(), file.Sets.Train.GetType()));
        Assert.Equal(memory.Pictures!.Train, file.Pictures!.Train);
        var (a, b) = (memory.Sets.Train.ToDataset(), file.Sets.Train.ToDataset());
        Assert.Equal(a.Inputs.Bytes, b.Inputs.Bytes);
        Assert.Equal(a.Targets.Bytes, b.Targets.Bytes);
    }

    [Fact]
    public async Task Sets_stand_where_they_are_called_so()
    {
        foreach (var (set, count) in new[] { ("train", 4), ("valid", 2), ("test", 3) })
        {
            for (var i = 0; i < count; i++)
                Put($"{set}/{"ab"[i % 2]}/{i}.png", (byte)i);
        }

        var data = Assert.IsType<SampleData>(await Load());
        Assert.Equal((4, 2, 3), (data.Sets.Train.Count, data.Sets.Validation!.Count, data.Sets.Test!.Count));
        var split = data.Split(new());
        Assert.Equal((4, 2, 3), (split.Sets.Train.Count, split.Sets.Validation!.Count, split.Sets.Test!.Count));
        Assert.Equal(["a/0.png", "a/2.png", "b/1.png"], Enumerable.Range(0, 3).Select(split.Judged.FileOf));
        var test = Assert.IsType<SampleData>(await new DataSource { OnlyTest = true }.LoadAsync(_folder.Path));
        Assert.Equal(3, test.Judged.Count);
    }

    [Fact]
    public async Task A_csv_that_is_named_labels_the_pictures_of_all_sets()
    {
        Put("train/1.png", 1);
        Put("train/2.png", 2);
        Put("test/3.png", 3);
        Put("test/4.png", 4);
        var csv = _folder.Write("labels.csv", "id,kind\n1,a\n2,b\ntest/3.png,b\n");
        var data = Assert.IsType<SampleData>(await Load(new() { Labels = csv }));
        Assert.Equal([0, 1], data.Sets.Train.LoadTargets().Span<long>().ToArray());
        Assert.Equal([1], data.Sets.Test!.LoadTargets().Span<long>().ToArray());
        Assert.Equal(["labelled by labels.csv", "1 picture is not in labels.csv and left out: test/4.png"], data.Notes);
        _folder.Write("labels.csv", "id,kind\n1,a\n2,b\n");
        Assert.Null(Assert.IsType<SampleData>(await Load(new() { Labels = csv })).Sets.Test);
        _folder.Write("labels.csv", "id,kind\n3,a\n4,b\n");
        Assert.Equal($"{csv}: it labels no picture in train; name another file with --labels", await Refusal(new() { Labels = csv }));
    }

    [Fact]
    public async Task What_is_held_back_keeps_its_names()
    {
        for (var i = 0; i < 20; i++)
            Put($"{"ab"[i % 2]}/{i:00}.png", (byte)i);
        var split = (await Load()).Split(new(Validation: 0.25));
        Assert.Equal(FirstPixels(split.Sets.Validation!).Select(pixel => $"{"ab"[(int)pixel % 2]}/{pixel:00}.png"), Enumerable.Range(0, 5).Select(split.Judged.FileOf));
    }

    [Theory]
    [InlineData("file,kind\nx/1.png,dog\n2,cat\n3.png,dog\n", new[] { "cat", "dog" }, new long[] { 1, 0, 1 })]
    [InlineData("id,size,kind\n1,8,7\n2,9,10\n3,8,7\n", new[] { "10", "7" }, new long[] { 1, 0, 1 })]
    public async Task A_csv_labels_pictures_by_path_or_name(string csv, string[] classes, long[] labels)
    {
        Put("x/1.png", 1);
        Put("x/2.png", 2);
        Put("x/3.png", 3);
        _folder.Write("labels.csv", csv);
        var data = Assert.IsType<SampleData>(await Load());
        Assert.Equal(classes, data.Sets.Train.Classes);
        Assert.Equal(labels, data.Sets.Train.LoadTargets().Span<long>().ToArray());
        Assert.Equal(["labelled by labels.csv"], data.Notes);
    }

    [Fact]
    public async Task What_is_left_out_is_told()
    {
        Put("x/1.png", 1);
        Put("x/2.png", 2);
        Put("x/3.png", 3);
        _folder.Write(".DS_Store", "");
        _folder.Write("x/notes.txt", "");
        _folder.Write("labels.csv", "file,kind\n1,a\n3,b\n");
        Assert.Equal(["labelled by labels.csv", "1 picture is not in labels.csv and left out: x/2.png", "2 other files skipped: .DS_Store, x/notes.txt"], (await Load()).Notes);
        Put("y/4.png", 4);
        Put("5.png", 5);
        Assert.Equal(["1 picture lies in no class and is left out: 5.png", "2 other files skipped: .DS_Store, x/notes.txt"], (await Load()).Notes);
    }

    [Theory]
    [InlineData("file,kind\n1,a\n4,b\n", "labels.csv, line 3, column \"file\": there is no picture \"4\"; write its path within the folder")]
    [InlineData("file,kind\n1,a\n1.png,b\n", "labels.csv, line 3, column \"file\": \"1.png\" was labelled before; keep one of the rows")]
    [InlineData("file,kind\n1,a\n2,\n", "labels.csv, line 3, column \"kind\": the label is missing; fill it in, or remove the row")]
    [InlineData("file,age\n1,7.5\n2,8.5\n", "labels.csv, column \"age\": the labels are measurements, but pictures are told apart by class; label them with words or whole numbers")]
    [InlineData("file\n1\n2\n", "labels.csv: it has one column, but the first is to name the pictures and the last their labels; separate them with a comma, or name another file with --labels")]
    public async Task Wrong_labels_are_refused(string csv, string refusal)
    {
        Put("1.png", 1);
        Put("2.png", 2);
        _folder.Write("labels.csv", csv);
        Assert.Equal(_folder.File(refusal), await Refusal(new()));
    }

    [Fact]
    public async Task Several_pictures_of_one_name_are_named_by_their_path()
    {
        Put("x/1.png", 1);
        Put("y/1.png", 2);
        _folder.Write("labels.csv", "file,kind\n1.png,a\nx/1.png,b\n");
        Assert.Equal($"{_folder.File("labels.csv")}, line 2, column \"file\": several pictures are called \"1.png\"; write its path within the folder", await Refusal(new() { Labels = _folder.File("labels.csv") }));
    }

    [Fact]
    public async Task Different_sizes_need_one()
    {
        Put("a/1.png", 1);
        _folder.Write("b/2.png", Png.Encode(new byte[5 * 4 * 3], 5, 4, 3));
        Assert.Equal($"{_folder.Path}: the pictures have 2 sizes: 3x2 (1), 5x4 (1); say which one they are to be made, with --size 64x64 or the like", await Refusal(new()));
        var data = Assert.IsType<SampleData>(await Load(new() { Size = (4, 4) }));
        Assert.Equal([3, 4, 4], data.Sets.Train.InputShape);
        Assert.Equal([1, 4, 4], (await Load(new() { Size = (4, 4), Colour = false }) as SampleData)!.Sets.Train.InputShape);
    }

    [Fact]
    public async Task A_broken_picture_is_named_or_skipped()
    {
        for (var i = 0; i < 300; i++)
            Put($"{"ab"[i % 2]}/{i:000}.png", (byte)i);
        var broken = _folder.Write("b/101.png", new byte[100]);
        Assert.Equal($"{broken}: this is no PNG, JPEG or BMP picture; convert it to PNG, or remove it", await Refusal(new()));
        var data = Assert.IsType<SampleData>(await Load(new() { SkipBroken = true }));
        Assert.Equal($"1 broken picture skipped: {broken}", Assert.Single(data.Notes));
        Assert.Equal(299, data.Sets.Train.Count);
        Assert.Equal(data.Pictures!.Train.Select(name => (double)(byte)int.Parse(name[2..5], null)), FirstPixels(data.Sets.Train));
    }

    [Fact]
    public async Task Truncated_pixels_are_found_when_they_are_unpacked()
    {
        Put("a/1.png", 1);
        Put("b/2.png", 2);
        var file = InputFile.ReadAllBytes(_folder.File("b/2.png"));
        file[^30] ^= 0x55;
        _folder.Write("b/2.png", file);
        Assert.EndsWith(Remedy, await Refusal(new()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_without_classes_can_be_predicted_and_nothing_else()
    {
        Put("1.png", 1);
        Put("2.png", 2);
        var data = Assert.IsType<UnlabelledPictures>(await Load());
        Assert.Equal(["1.png", "2.png"], data.Files);
        Assert.Equal([2, 1, 2, 3], data.Inputs.Shape);
        Assert.Equal($"{_folder.Path}: the pictures have names, but no labels; put the pictures of each class into a folder of their own, or name a CSV of labels with --labels", Assert.Throws<InputException>(() => data.Split(new())).Message);
        Assert.Equal(2, Assert.IsType<UnlabelledPictures>(await new DataSource().LoadAsync(_folder.File("2.png"))).Inputs.Value(0) * 255, 1e-5);
    }

    [Fact]
    public async Task A_class_alone_is_refused()
    {
        Put("a/1.png", 1);
        Put("a/2.png", 2);
        Assert.Equal($"{_folder.Path}: all pictures have the class \"a\"; put the pictures of each class into a folder of their own", await Refusal(new()));
    }

    [Fact]
    public async Task Links_out_of_the_folder_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a permission there");
        using var other = new TemporaryFolder();
        var outside = other.Write("x.png", Png.Encode(new byte[6], 3, 2, 1));
        Put("a/1.png", 1);
        Put("b/2.png", 2);
        File.CreateSymbolicLink(_folder.File("a/out.png"), outside);
        File.CreateSymbolicLink(_folder.File("a/within.png"), _folder.File("b/2.png"));
        Directory.CreateSymbolicLink(_folder.File("b/up"), _folder.Path);
        var data = Assert.IsType<SampleData>(await Load());
        Assert.Equal(["a/1.png", "a/within.png", "b/2.png"], data.Pictures!.Train);
        Assert.Equal("2 other files skipped: a/out.png (a link out of the folder), b/up", Assert.Single(data.Notes));
    }

    [Fact]
    public void A_thousand_pictures_come_one_after_the_other()
    {
        PictureFile[] files = [.. Enumerable.Range(0, 1000).Select(i => new PictureFile(_folder.Write($"{i}.bin", [(byte)(i % 251)]), $"{i}"))];
        Assert.Equal(files.Select((file, i) => (file, (byte)(i % 251))), PictureStream.Read(files, (content, _) => content[0]).Select(read => (read.File, read.Result)));
    }

    private static IEnumerable<double> FirstPixels(BatchSource pictures)
    {
        var inputs = pictures.ToDataset().Inputs;
        return Enumerable.Range(0, pictures.Count).Select(row => Math.Round(255 * inputs.Value(row * pictures.InputShape.Count)));
    }

    // A grey picture of 3 by 2 pixels.
    private void Put(string name, byte pixel) => _folder.Write(name, Png.Encode([pixel, 200, 0, 0, 0, 0], 3, 2, 1));

    private Task<LoadedData> Load(PictureOptions? options = null) => new DataSource { Pictures = options ?? new() }.LoadAsync(_folder.Path);

    private async Task<string> Refusal(PictureOptions options) => (await Assert.ThrowsAsync<InputException>(() => Load(options))).Message;
}
