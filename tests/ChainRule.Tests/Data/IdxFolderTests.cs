using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public sealed class IdxFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-", "")]
    [InlineData(".", ".gz")]
    public void Reads_images_and_labels(string dash, string end)
    {
        Func<byte[], byte[]> pack = end == ".gz" ? IdxBytes.Compressed : content => content;
        _folder.Write($"train-images{dash}idx3-ubyte{end}", pack(IdxBytes.Of([0, 51, 255, 102], 2, 1, 2)));
        _folder.Write($"train-labels{dash}idx1-ubyte{end}", pack(IdxBytes.Of([0, 2], 2)));
        _folder.Write($"t10k-images{dash}idx3-ubyte{end}", pack(IdxBytes.Of([255, 0], 1, 1, 2)));
        _folder.Write($"t10k-labels{dash}idx1-ubyte{end}", pack(IdxBytes.Of([1], 1)));

        var (train, test) = IdxFolder.Read(_folder.Path);
        Assert.Equal(new Shape(2, 1, 1, 2), train.ToDataset().Inputs.Shape);
        Assert.Equal([0f, 51 / 255f, 1f, 102 / 255f], train.ToDataset().Inputs.Span<float>().ToArray());
        Assert.Equal([0L, 2], train.ToDataset().Targets.Span<long>().ToArray());
        Assert.Equal(["0", "1", "2"], train.Classes);
        Assert.Equal(new Shape(1, 1, 1, 2), test!.ToDataset().Inputs.Shape);
        Assert.Equal([1L], test.ToDataset().Targets.Span<long>().ToArray());
        Assert.True(IdxFolder.IsComplete(_folder.Path));
    }

    [Fact]
    public void Four_dimensions_have_the_channels_first_and_a_test_may_be_missing()
    {
        WriteTrain([0, 1], [2, 3, 1, 1]);
        var (train, test) = IdxFolder.Read(_folder.Path);
        Assert.Equal(new Shape(2, 3, 1, 1), train.ToDataset().Inputs.Shape);
        Assert.Null(test);
        Assert.False(IdxFolder.IsComplete(_folder.Path));
    }

    [Fact]
    public void Pictures_without_labels_are_read_from_a_file_of_any_name_or_from_its_content()
    {
        var content = IdxBytes.Of([0, 51, 255, 102], 2, 1, 2);
        var file = _folder.Write("new", content);
        foreach (var pictures in (Tensor[])[IdxFolder.ReadPictures(file), IdxFolder.ParsePictures(content, file)])
        {
            Assert.Equal(new Shape(2, 1, 1, 2), pictures.Shape);
            Assert.Equal([0f, 51 / 255f, 1f, 102 / 255f], pictures.Span<float>().ToArray());
        }
    }

    [Fact]
    public void A_folder_without_training_files_is_refused()
    {
        Refuses($"{_folder.Path}: there are no training files in this folder; put train-images-idx3-ubyte and train-labels-idx1-ubyte (or .gz) there");
    }

    [Fact]
    public void Images_without_labels_are_refused()
    {
        var file = _folder.Write("train-images-idx3-ubyte", IdxBytes.Of([0, 1], 2, 1, 1));
        Refuses($"{file}: the train-labels file that goes with it is missing; put both files into the folder");
    }

    [Fact]
    public void Different_counts_of_images_and_labels_are_refused()
    {
        WriteTrain([0, 1, 0], [2, 1, 1]);
        Refuses($"{Labels}: 3 labels for the 2 images of train-images-idx3-ubyte; there must be one for each image");
    }

    [Fact]
    public void One_class_only_is_refused()
    {
        WriteTrain([4, 4], [2, 1, 1]);
        Refuses($"{Labels}: all 2 labels are 4; at least two classes are needed");
    }

    [Fact]
    public void A_test_label_beyond_those_trained_on_is_refused()
    {
        WriteTrain([0, 1], [2, 1, 1]);
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Of([9, 9], 2, 1, 1));
        var file = _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Of([1, 2], 2));
        Refuses($"{file}, label 1: 2 is out of range; labels are whole numbers from 0 to 1");
    }

    [Fact]
    public void A_label_beyond_the_given_classes_is_refused()
    {
        WriteTrain([0, 3], [2, 1, 1]);
        Assert.Equal(
            $"{Labels}, label 1: 3 is out of range; labels are whole numbers from 0 to 1",
            Assert.Throws<InputException>(() => IdxFolder.Read(_folder.Path, ["cat", "dog"])).Message);
    }

    [Fact]
    public void A_negative_label_is_refused()
    {
        WriteTrain([0, 1], [2, 1, 1]);
        _folder.Write("train-labels-idx1-ubyte", [0, 0, 9, 1, 0, 0, 0, 2, 0, 0xFF]);
        Refuses($"{Labels}, label 1: -1 is out of range; labels are whole numbers from 0 to 4095");
    }

    [Fact]
    public void Labels_with_two_dimensions_are_refused()
    {
        WriteTrain([0, 1], [2, 1, 1]);
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Of([0, 1], 2, 1));
        Refuses($"{Labels}, byte 3: a grid of [2, 1] holds no labels; labels have one dimension, as in [60000]");
    }

    [Fact]
    public void Images_with_one_dimension_or_no_pixel_are_refused()
    {
        WriteTrain([0, 1], [2]);
        Refuses($"{Images}, byte 3: a grid of one dimension, [2], holds no images; images need a count and a size, as in [60000, 28, 28]");
        WriteTrain([], [0, 28, 28]);
        Refuses($"{Images}, byte 4: a grid of [0, 28, 28] holds no pixels");
    }

    [Fact]
    public void A_pixel_that_is_no_finite_number_is_refused()
    {
        WriteTrain([0, 1], [2, 1, 1]);
        _folder.Write("train-images-idx3-ubyte", [0, 0, 0x0D, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0x7F, 0x80, 0, 0]);
        Refuses($"{Images}, element 1: this is not a finite 32-bit number");
    }

    [Fact]
    public void Test_images_of_another_size_are_refused()
    {
        WriteTrain([0, 1], [2, 1, 1]);
        var file = _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Of([9, 9], 1, 1, 2));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Of([1], 1));
        Refuses($"{file}, byte 4: the images are [1, 1, 2], but the training images are [1, 1, 1]");
    }

    [Fact]
    public void Reads_mnist()
    {
        var labels = IdxFile.Read(SharedData.Path("mnist", "train-labels-idx1-ubyte.gz"));
        Assert.Equal(new Shape(60000), labels.Shape);
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], labels.Elements[..10].ToArray());
        Assert.Equal(new Shape(10000, 28, 28), IdxFile.Read(SharedData.Path("mnist", "t10k-images-idx3-ubyte.gz")).Shape);
    }

    private string Images => _folder.File("train-images-idx3-ubyte");

    private string Labels => _folder.File("train-labels-idx1-ubyte");

    private void WriteTrain(byte[] labels, int[] shape)
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Of(new byte[new Shape(shape).Count], shape));
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Of(labels, labels.Length));
    }

    private void Refuses(string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => IdxFolder.Read(_folder.Path)).Message);
}
