using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;

namespace ChainRule.Onnx.Tests.Arrays;

public sealed class ArrayFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.csv", "a,b\n1, 2.5\r\n\n-3,NaN\n")]
    [InlineData("x.csv", "\uFEFF1,2.5\n-3,nan")]
    [InlineData("x.json", "[[1, 2.5], [-3, \"NaN\"]]")]
    public void Numbers_in_text_are_read(string name, string text)
    {
        var array = ArrayFile.Read(_folder.Write(name, text), "x", "float32");
        Assert.Equal(("float32", new Shape(2, 2)), (array.Type, array.Tensor.Shape));
        Assert.Equal([1, 2.5, -3, double.NaN], array.Tensor.ToDoubles());
    }

    [Theory]
    [InlineData("x.csv", "1,2\n3\n", "float32", ", row 2: it has 1 numbers, but the first has 2")]
    [InlineData("x.csv", "a,b\n1,2\nx,3\n", "float32", ", row 2: 'x' is not a number that float32 can hold")]
    [InlineData("x.csv", "1,1e39\n", "float32", ", row 1: '1e39' is not a number that float32 can hold")]
    [InlineData("x.csv", "1\n1e999\n", "float64", ", row 2: '1e999' is not a number that float64 can hold")]
    [InlineData("x.csv", "1\n256\n", "uint8", ", row 2: '256' is not a whole number that uint8 can hold")]
    [InlineData("x.csv", "1\n2\n", "bool", ", row 2: '2' is not true or false")]
    [InlineData("x.json", "[[1, 2], [3]]", "float32", ": its lists are not all of the same length and depth")]
    [InlineData("x.json", "[1e400]", "float32", ": '1e400' is not a number that float32 can hold")]
    [InlineData("x.txt", "1", "float32", ": the file's name does not say what it is; use an array in npy, npz, pb, csv or json")]
    public void Text_that_is_no_such_array_is_refused(string name, string text, string type, string message)
    {
        var path = _folder.Write(name, text);
        Assert.Equal(path + message, Assert.Throws<InputException>(() => ArrayFile.Read(path, "x", type)).Message);
    }

    [Fact]
    public void Lists_that_promise_more_than_they_hold_take_no_memory()
    {
        var row = $"[{string.Join(',', Enumerable.Repeat('1', 16_000))}]";
        var path = _folder.Write("x.json", $"[{row}{string.Concat(Enumerable.Repeat(",1", 16_000))}]");
        Assert.EndsWith("not all of the same length and depth", Assert.Throws<InputException>(() => ArrayFile.Read(path, "x", "float32")).Message, StringComparison.Ordinal);
    }
}
