using System.Globalization;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Tests.Formats;

public sealed class SafetensorsRefusalTests : IDisposable
{
    private const string NoObject = ", header: it does not begin with {; a header is a JSON object with nothing before it, not even a space or a byte order mark";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[]", 0, NoObject)]
    [InlineData("", 0, NoObject)]
    [InlineData(" {}", 0, NoObject)]
    [InlineData("\n{}", 0, NoObject)]
    [InlineData("\uFEFF{}", 0, NoObject)]
    [InlineData("{", 0, ", line 1, column 2: this is not JSON: it ends too early: a bracket, a quote or a value is not complete")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, ", tensor \"a\": the header names it twice")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8, ", tensor \"a\": the type \"C64\" is not supported; save it as F32, F64 or I64")]
    [InlineData("""{"a":{"dtype":7,"shape":[1],"data_offsets":[0,2]}}""", 2, ", tensor \"a\": the type 7 is not supported; save it as F32, F64 or I64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, ", tensor \"a\": the entry is not an object of dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"data_offsets":[0,4]}}""", 4, ", tensor \"a\": the entry is not an object of dtype, shape and data_offsets")]
    [InlineData("""{"a":[]}""", 0, ", tensor \"a\": the entry is not an object of dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, ", tensor \"a\": shape is not an array of whole numbers of at least 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, ", tensor \"a\": shape is not an array of whole numbers of at least 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":3,"data_offsets":[0,4]}}""", 4, ", tensor \"a\": shape is not an array of whole numbers of at least 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,4]}}""", 4, ", tensor \"a\": The shape [65536, 65536, 65536, 65536] has more than {maximum} elements, the most that a tensor can hold")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807],"data_offsets":[0,4]}}""", 4, ", tensor \"a\": the shape [9223372036854775807] has a size that is not from 0 to 2147483647")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, ", tensor \"a\": data_offsets are not a start and an end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, ", tensor \"a\": data_offsets are not a start and an end")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,4]}}""", 4, ", tensor \"a\": the shape [1] needs 8 bytes, but data_offsets give it 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, ", tensor \"a\": its bytes start at 4, but those before it end at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, ", tensor \"b\": its bytes start at 4, but those before it end at 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, ": 3 bytes follow the header, but the tensors need 4; the file was cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, ": 5 bytes follow the header, but the tensors need 4")]
    [InlineData("""{"__metadata__":[]}""", 0, ", tensor \"__metadata__\": this is not a JSON object")]
    [InlineData("""{"__metadata__":{"epoch":3}}""", 0, ", tensor \"__metadata__.epoch\": the value is not a string")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, ", tensor \"__metadata__.a\": the header names it twice")]
    public void A_wrong_header_is_refused(string header, int dataLength, string message) =>
        AssertRefused(SafetensorsTests.Bytes(header, new byte[dataLength]), message);

    [Theory]
    [InlineData("", ": a safetensors file has at least 8 bytes, but this one has 0")]
    [InlineData("01020304050607", ": a safetensors file has at least 8 bytes, but this one has 7")]
    [InlineData("FFFFFFFFFFFFFFFF", ": this is not a safetensors file, or it is damaged: its header would have 18446744073709551615 bytes, but the maximum is 100000000")]
    [InlineData("0A000000000000007B7D", ": the header's length is given as 10 bytes, but only 2 follow; the file was cut off")]
    public void A_wrong_beginning_is_refused(string hexadecimal, string message) =>
        AssertRefused(Convert.FromHexString(hexadecimal), message);

    [Fact]
    public void A_missing_file_is_refused()
    {
        var fault = Assert.Throws<InputException>(() => Safetensors.Read(_folder.File("none")));
        Assert.Equal(_folder.File("none") + ": there is no such file", fault.Message);
        fault = Assert.Throws<InputException>(() => Safetensors.Read(_folder.Path));
        Assert.Equal(_folder.Path + ": this is a folder; name a file", fault.Message);
    }

    [Fact]
    public void The_name_of_the_metadata_is_no_tensors()
    {
        var path = _folder.File("m.safetensors");
        Assert.Throws<ArgumentException>(() => new Safetensors(new Dictionary<string, Tensor> { ["__metadata__"] = new([1]) }).Write(path));
        Assert.False(File.Exists(path));
    }

    private void AssertRefused(byte[] contents, string message)
    {
        var path = _folder.Write("wrong.safetensors", contents);
        var fault = Assert.Throws<InputException>(() => Safetensors.Read(path));
        Assert.Equal(
            path + message.Replace("{maximum}", Shape.MaximumCount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            fault.Message);
    }
}
