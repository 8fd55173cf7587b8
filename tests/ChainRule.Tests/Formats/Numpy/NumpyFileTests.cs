using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Tests.Formats.Numpy;

public sealed class NumpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Texts_and_numbers_are_written_and_read_again()
    {
        using var file = NumpyFile.Open(Written(), "t.npz");
        Assert.Equal([("n", "int64", false), ("t", "str", true), ("e", "str", true)], file.Arrays.Select(array => (array.Name, array.Type, array.HasTexts)));
        Assert.Equal([1, 2], file.Arrays[0].Read().Span<long>());
        Assert.Equal(["Zürich", "😀", ""], file.Arrays[1].ReadTexts());
        Assert.Equal(new Shape(3), file.Arrays[1].Shape);
        Assert.Equal(["", ""], file.Arrays[2].ReadTexts());
        Assert.Throws<InvalidOperationException>(() => file.Arrays[0].ReadTexts());
        Assert.Throws<InvalidOperationException>(() => file.Arrays[0].ReadBytes());
    }

    [Fact]
    public void Texts_are_no_tensors()
    {
        File.WriteAllBytes(_folder.File("t.npz"), Written());
        Assert.EndsWith("\"t.npy\" in the zip: the elements are texts (str); save numbers of at most 64 bits or truth values, such as float32, int64 or bool", Assert.Throws<InputException>(() => Npz.Read(_folder.File("t.npz"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<U2", "61000000E4000000" + "6200000000000000", "aä", "b")]
    [InlineData(">U2", "00000061000000E4" + "0000006200000000", "aä", "b")]
    [InlineData("|S3", "61C3A4" + "620000", "aä", "b")]
    public void Texts_of_NumPy_are_read_in_either_byte_order(string type, string elements, params string[] texts)
    {
        using var file = NumpyFile.Open(Npy(type, "(2,)", Convert.FromHexString(elements)), "t.npy");
        Assert.Equal(texts, file.Arrays[0].ReadTexts());
    }

    [Fact]
    public void Bytes_stay_bytes()
    {
        using var file = NumpyFile.Open(Npy("|u1", "(2, 2)", [1, 2, 3, 255]), "t.npy");
        Assert.True(file.Arrays[0].HasBytes);
        Assert.Equal([1, 2, 3, 255], file.Arrays[0].ReadBytes());
    }

    [Fact]
    public void Characters_that_there_are_not_are_refused()
    {
        using var file = NumpyFile.Open(Npy("<U1", "(1,)", [0, 0, 0, 0x7F]), "t.npy");
        Assert.Equal("t.npy: element 0 is not a text in UTF-32; save it again with numpy", Assert.Throws<InputException>(() => file.Arrays[0].ReadTexts()).Message);
    }

    private static byte[] Npy(string type, string shape, byte[] elements)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. elements];
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        using (var arrays = new NpzWriter(stream))
        {
            arrays.Add("n", Tensor.From([1L, 2], 2));
            arrays.Add("t", ["Zürich", "😀", ""]);
            arrays.Add("e", ["", ""]);
        }

        return stream.ToArray();
    }
}
