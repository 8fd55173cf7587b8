using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Tests.Formats.Numpy;

public sealed class NpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("int8", DType.Int64, -2)]
    [InlineData("uint8", DType.Int64, 0)]
    [InlineData("int16", DType.Int64, -2)]
    [InlineData("uint16", DType.Int64, 0)]
    [InlineData("int32", DType.Int64, -2)]
    [InlineData("uint32", DType.Int64, 0)]
    [InlineData("int64", DType.Int64, -2)]
    [InlineData("uint64", DType.Int64, 0)]
    [InlineData("float16", DType.Float32, -2)]
    [InlineData("float32", DType.Float32, -2)]
    [InlineData("float64", DType.Float64, -2)]
    public void Every_type_of_numbers_is_read(string name, DType type, int first)
    {
        var array = Read(name);
        Assert.Equal((name, type, new Shape(2, 3)), (array.Type, array.Tensor.Type, array.Tensor.Shape));
        Assert.Equal(Enumerable.Range(first, 6).Select(value => (double)value), array.Tensor.ToDoubles());
    }

    [Fact]
    public void Truth_values_are_0_and_1()
    {
        var array = Read("bool");
        Assert.Equal("bool", array.Type);
        Assert.Equal([0, 1, 1, 1, 1, 1], array.Tensor.Span<long>());
    }

    [Theory]
    [InlineData("big-endian", "float64")]
    [InlineData("big-endian-whole", "int16")]
    [InlineData("version-2", "float32")]
    [InlineData("version-3", "float32")]
    public void Either_byte_order_and_every_version_are_read(string name, string type)
    {
        var array = Read(name);
        Assert.Equal(type, array.Type);
        Assert.Equal([-2, -1, 0, 1, 2, 3], array.Tensor.ToDoubles());
    }

    [Fact]
    public void Column_major_elements_are_brought_into_row_major_order()
    {
        var tensor = Read("fortran").Tensor;
        Assert.Equal(new Shape(2, 3, 4), tensor.Shape);
        Assert.Equal(Enumerable.Range(-2, 24).Select(value => (double)value), tensor.ToDoubles());
    }

    [Fact]
    public void Every_rank_is_read()
    {
        Assert.Equal((Shape.Scalar, 2.5), (Read("scalar").Tensor.Shape, Read("scalar").Tensor.Item()));
        Assert.Equal([-2, -1, 0], Read("vector").Tensor.ToDoubles());
        Assert.Equal(new Shape(0, 4), Read("empty").Tensor.Shape);
    }

    [Theory]
    [InlineData("objects", ": the elements are Python objects, which are never loaded; save the array as numbers, with astype(numpy.float32)")]
    [InlineData("records", ": the elements are records of several fields; save each field as an array of its own")]
    [InlineData("text", ": the elements are texts (str); save numbers of at most 64 bits or truth values, such as float32, int64 or bool")]
    [InlineData("complex", ": the type '<c8' is not supported; save numbers of at most 64 bits or truth values, such as float32, int64 or bool")]
    public void What_is_not_numbers_is_refused(string name, string message)
    {
        var fault = Assert.Throws<InputException>(() => Read(name));
        Assert.Equal(PathOf(name) + message, fault.Message);
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    [InlineData("int64")]
    [InlineData("scalar")]
    [InlineData("vector")]
    [InlineData("empty")]
    public void What_is_written_has_the_bytes_of_NumPy(string name)
    {
        Npy.Write(_folder.File("x.npy"), Read(name).Tensor);
        Assert.Equal(File.ReadAllBytes(PathOf(name)), File.ReadAllBytes(_folder.File("x.npy")));
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 8, null)]
    [InlineData("""{"shape":(2L,),"fortran_order":False,"descr":"|f4"}""", 8, null)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 7, "7 bytes follow the header, but an array of shape [2] needs 8; the file was cut off")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 9, "9 bytes follow the header, but an array of shape [2] needs 8")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }", 8, "the shape [-2] has a size that is not from 0 to 2147483647")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", 8, "the shape [4294967296, 4294967296] has a size that is not from 0 to 2147483647")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 0), }", 0, "the shape [4294967296, 0] has a size that is not from 0 to 2147483647")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536), }", 8, "The shape [65536, 65536] has more than 268435392 elements, the most that a tensor can hold")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", 8, "the shape (99999999999999999999,) is not a tuple of whole numbers")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, x), }", 8, "the shape (2, x) is not a tuple of whole numbers")]
    [InlineData("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", 8, "the header is not a dictionary of descr, fortran_order and shape: {'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2,), }")]
    [InlineData("{'descr': '<f4', 'shape': (2,)}", 8, "the header is not a dictionary of descr, fortran_order and shape: {'descr': '<f4', 'shape': (2,)}")]
    [InlineData("{'descr': '<f4', 'fortran_order': exit(), 'shape': (2,)}", 8, "the header is not a dictionary of descr, fortran_order and shape: {'descr': '<f4', 'fortran_order': exit(), 'shape': (2,)}")]
    [InlineData("{'descr': 4, 'fortran_order': False, 'shape': (2,)}", 8, "the type 4 is not supported; save numbers of at most 64 bits or truth values, such as float32, int64 or bool")]
    [InlineData("", 8, "the header is not a dictionary of descr, fortran_order and shape: ")]
    public void A_header_is_read_or_refused(string header, int dataLength, string? message)
    {
        var path = _folder.Write("x.npy", [.. Start(header, [1, 0]), .. new byte[dataLength]]);
        if (message is null)
            Assert.Equal([0, 0], Npy.Read(path).Tensor.ToDoubles());
        else
            Assert.Equal($"{path}: {message}", Assert.Throws<InputException>(() => Npy.Read(path)).Message);
    }

    [Theory]
    [InlineData("", "the file ends within its header; the file was cut off")]
    [InlineData("504B0304000000000000", "this is not an npy file: it does not start with \\x93NUMPY; save it with numpy.save")]
    [InlineData("934E554D505909000000", "the version 9 of the npy format is not known; save it with numpy.save")]
    [InlineData("934E554D50590200FFFFFFFF", "the header's length is given as 4294967295 bytes, but the maximum is 10000")]
    [InlineData("934E554D505901001027", "the file ends within its header; the file was cut off")]
    public void A_wrong_beginning_is_refused(string hexadecimal, string message)
    {
        var path = _folder.Write("x.npy", Convert.FromHexString(hexadecimal));
        Assert.Equal($"{path}: {message}", Assert.Throws<InputException>(() => Npy.Read(path)).Message);
    }

    [Fact]
    public void A_whole_number_beyond_Int64_is_refused()
    {
        var path = _folder.Write("x.npy", [.. Start("{'descr': '<u8', 'fortran_order': False, 'shape': (1,), }", [1, 0]), .. Enumerable.Repeat((byte)0xFF, 8)]);
        Assert.Equal($"{path}: a number is more than Int64 can hold", Assert.Throws<InputException>(() => Npy.Read(path)).Message);
    }

    private static byte[] Start(string header, ReadOnlySpan<byte> version) =>
        [0x93, .. "NUMPY"u8, .. version, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.UTF8.GetBytes(header)];

    private static string PathOf(string name) => Path.Combine(Fixtures.Root, "tests", "fixtures", "numpy", name + ".npy");

    private static NumpyArray Read(string name) => Npy.Read(PathOf(name));
}
