using System.Buffers.Binary;
using System.Text;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Tests.Formats;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read()
    {
        var path = _folder.File("model.safetensors");
        var tensors = new Dictionary<string, Tensor>
        {
            ["0.weight"] = Tensor.From([1f, -2f, float.Epsilon], 1, 3),
            ["0.bias"] = Tensor.From([0.1, double.MaxValue], 2),
            ["count"] = Tensor.From([long.MinValue]),
            ["scalar"] = Tensor.Scalar(2.5),
            ["empty"] = new Tensor([0, 4]),
        };
        new Safetensors(tensors, new Dictionary<string, string> { ["format"] = "chainrule", ["gruß"] = "\"q\"\n" }).Write(path);

        var read = Safetensors.Read(path);

        Assert.Equal(tensors.Keys.Order(), read.Tensors.Keys.Order());
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal((tensor.Shape, tensor.Type), (read.Tensors[name].Shape, read.Tensors[name].Type));
            Assert.Equal(tensor.Bytes, read.Tensors[name].Bytes);
        }

        Assert.Equal(new Dictionary<string, string> { ["format"] = "chainrule", ["gruß"] = "\"q\"\n" }, read.Metadata);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var path = _folder.File("model.safetensors");
        new Safetensors(
            new OrderedDictionary<string, Tensor> { ["w"] = Tensor.From([1f, -2f], 1, 2), ["b"] = Tensor.From([0.5], 1) },
            new Dictionary<string, string> { ["format"] = "pt" }).Write(path);

        var header = """{"__metadata__":{"format":"pt"},"b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.UTF8.GetBytes(padded),
            0, 0, 0, 0, 0, 0, 0xE0, 0x3F,
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0,
        ];
        Assert.Equal(expected, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_made_by_hand_is_read()
    {
        var header = """{ "a" : {"dtype":"F32","shape":[2,2],"data_offsets":[8,24]}, "n":{"shape":[],"dtype":"I64","data_offsets":[0,8]}}   """;
        var data = new byte[24];
        BinaryPrimitives.WriteInt64LittleEndian(data, -7);
        for (var i = 0; i < 4; i++)
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(8 + 4 * i), i + 0.5f);

        var file = Safetensors.Read(_folder.Write("hand.safetensors", Bytes(header, data)));

        Assert.Equal(-7, file.Tensors["n"].Item());
        Assert.Equal(new Shape(2, 2), file.Tensors["a"].Shape);
        Assert.Equal([0.5, 1.5, 2.5, 3.5], file.Tensors["a"].ToDoubles());
        Assert.Empty(file.Metadata);
    }

    internal static byte[] Bytes(string header, byte[] data)
    {
        var bytes = new byte[8 + Encoding.UTF8.GetByteCount(header) + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Encoding.UTF8.GetByteCount(header));
        Encoding.UTF8.GetBytes(header, bytes.AsSpan(8));
        data.CopyTo(bytes.AsSpan(bytes.Length - data.Length));
        return bytes;
    }
}
