using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public class BuiltInTests
{
    [Fact]
    public void Names_are_those_of_the_command() => Assert.Equal(["digits", "xor", "circles", "moons", "spirals"], BuiltIn.Names);

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Assert.Equal(
            "digitz: this is not a built-in data set; the built-in ones are digits, xor, circles, moons, spirals",
            Assert.Throws<InputException>(() => BuiltIn.Create("digitz", 1)).Message);

    [Fact]
    public void Digits_are_pictures_of_ten_classes()
    {
        var (train, test) = BuiltIn.Create("digits", 1);
        Assert.Equal(new Shape(12000, 1, 28, 28), train.ToDataset().Inputs.Shape);
        Assert.Equal(new Shape(2000, 1, 28, 28), test!.ToDataset().Inputs.Shape);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], train.Classes);
        foreach (var pixel in test.ToDataset().Inputs.Span<float>())
            Assert.True(pixel is >= 0 and <= 1 && Math.Round(pixel * 255) / 255 - pixel < 1e-7);
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(1200, train.ToDataset().Targets.Span<long>().Count(digit)));
    }

    [Theory]
    [InlineData("circles")]
    [InlineData("moons")]
    [InlineData("spirals")]
    public void Plane_sets_have_as_many_points_of_either_class(string name)
    {
        var (train, test) = BuiltIn.Create(name, 1);
        Assert.Equal(new Shape(600, 2), train.ToDataset().Inputs.Shape);
        Assert.Equal(2, train.Classes!.Count);
        Assert.Equal(300, train.ToDataset().Targets.Span<long>().Count(1));
        Assert.NotEqual(train.ToDataset().Inputs.ToDoubles(), test!.ToDataset().Inputs.ToDoubles());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void The_number_of_threads_changes_no_bit_of_the_digits(int threads)
    {
        var pictures = Digits.Draw(7, "train", 300);
        Assert.True(pictures.Inputs.Bytes.SequenceEqual(Digits.Draw(7, "train", 300, threads).Inputs.Bytes));
        Assert.False(pictures.Inputs.Bytes.SequenceEqual(Digits.Draw(8, "train", 300).Inputs.Bytes));
        Assert.False(pictures.Inputs.Bytes.SequenceEqual(Digits.Draw(7, "test", 300).Inputs.Bytes));
    }

    [Theory]
    [InlineData("circles")]
    [InlineData("moons")]
    [InlineData("spirals")]
    public void The_seed_decides_every_bit(string name)
    {
        var first = BuiltIn.Create(name, 7);
        Assert.True(first.Train.ToDataset().Inputs.Bytes.SequenceEqual(BuiltIn.Create(name, 7).Train.ToDataset().Inputs.Bytes));
        Assert.False(first.Train.ToDataset().Inputs.Bytes.SequenceEqual(BuiltIn.Create(name, 8).Train.ToDataset().Inputs.Bytes));
    }

    [Fact]
    public void Xor_is_four_points_and_its_own_test()
    {
        var (train, test) = BuiltIn.Create("xor", 1);
        Assert.Same(train, test);
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], train.ToDataset().Inputs.ToDoubles());
        Assert.Equal([0, 1, 1, 0], train.ToDataset().Targets.ToDoubles());
    }
}
