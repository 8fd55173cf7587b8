using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Tests;

namespace ChainRule.Keras.Tests.Hdf5;

public sealed class OddFileTests
{
    [Theory]
    [InlineData("newer")]
    [InlineData("half")]
    [InlineData("double")]
    public void What_holds_the_same_numbers_is_read(string name)
    {
        var model = Loaded(KerasFixture.File($"odd-{name}.weights.h5"));
        Assert.Equal([0, 2, 4, 1, 3, 5, 0, 1], model.Network.Parameters.SelectMany(parameter => parameter.Tensor.ToDoubles()));
    }

    [Theory]
    [InlineData("elsewhere", "a link in it leads to a name")]
    [InlineData("another-file", "is a link to a name or to another file")]
    [InlineData("external-data", "its numbers are in another file")]
    [InlineData("compressed", "its numbers are stored in chunks")]
    [InlineData("virtual", "its numbers are stored in chunks")]
    [InlineData("unwritten", "lies outside")]
    [InlineData("enormous", "more than any file holds")]
    [InlineData("whole-numbers", "floating-point numbers")]
    [InlineData("big-endian", "floating-point numbers")]
    [InlineData("itself", "this is not an array")]
    [InlineData("newer-many", "dense form")]
    public void What_Keras_does_not_write_is_refused(string name, string reason)
    {
        var file = KerasFixture.File($"odd-{name}.weights.h5");
        var fault = Assert.Throws<InputException>(() => Loaded(file, LinearBias.None));
        Assert.Equal(file, fault.File);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        using var folder = new TemporaryFolder();
        var whole = System.IO.File.ReadAllBytes(KerasFixture.File("dense.h5"));
        for (var length = 0; length < whole.Length - 2048; length += 101)
            Assert.Throws<InputException>(() => KerasModel.Open(folder.Write("cut.h5", whole[..length])));
    }

    // Two arrays whose addresses are those of one: more is asked for than the file holds.
    [Fact]
    public void A_file_whose_arrays_are_many_times_as_long_as_itself_is_refused()
    {
        using var stream = new MemoryStream(System.IO.File.ReadAllBytes(KerasFixture.File("odd-newer.weights.h5")));
        var file = new Keras.Hdf5.Hdf5File(stream, "weights.h5");
        var fault = Assert.Throws<InputException>(() =>
        {
            for (var i = 0; i < 1_000_000; i++)
                _ = file.Root.Array("layers/dense/vars/0")!.Parts().Last();
        });
        Assert.Contains("named many times", fault.Message, StringComparison.Ordinal);
    }

    private static Model Loaded(string file, LinearBias bias = LinearBias.PerUnit)
    {
        var model = new Model(new(new Linear(3, 2, bias)), new MeanSquaredError(), [3]);
        KerasWeights.Load(file, model);
        return model;
    }
}
